package io.github.dokucamel.protocol;

import java.util.List;

/**
 * A model with one rule switched off.
 *
 * @param checked the configuration it is checked by
 * @param breaks what TLC has to find violated
 */
record Mutant(String checked, String name, String breaks) {

    static final List<Mutant> ALL =
            List.of(
                    new Mutant("HoldsEnd", "ProberForever", "AllEnd"),
                    new Mutant("HoldsEnd", "TrialForever", "AllEnd"),
                    new Mutant("HoldsEnd", "BlameInMemory", "AllEnd"),
                    new Mutant("ClaimsEnd", "NeverRunsOut", "EverythingEnds"),
                    new Mutant("SettlingEnds", "NeverCounted", "OpenEnds"),
                    new Mutant("SettlingEnds", "NeverAsked", "UnresolvedIsAsked"),
                    new Mutant("SettlingEnds", "HandLost", "PersonIsHeard"),
                    new Mutant("Claims", "ShortLease", "AwakeIsNotOvertaken"),
                    new Mutant("Claims", "BareDeadline", "AwakeIsNotOvertaken"),
                    new Mutant("Claims", "OwnClock", "AwakeIsNotOvertaken"),
                    new Mutant("Claims", "NotRenewed", "AwakeIsNotOvertaken"),
                    new Mutant("Claims", "ClaimsTheLive", "AwakeIsNotOvertaken"),
                    new Mutant("Claims", "WipesClaims", "AwakeIsNotOvertaken"),
                    new Mutant("Claims", "NoFence", "OvertakenWritesNothing"),
                    new Mutant("Claims", "BeginsUnfenced", "OvertakenWritesNothing"),
                    new Mutant("Claims", "OwnNumbers", "OvertakenWritesNothing"),
                    new Mutant("Settling", "FreshId", "OneRequest"),
                    new Mutant("Settling", "FreshBody", "OneRequest"),
                    new Mutant("Settling", "SendUnrecorded", "DurableFirst"),
                    new Mutant("Settling", "ReplayForever", "PaidOnce"),
                    new Mutant("Settling", "HandKept", "PaidOnce"),
                    new Mutant("Settling", "TimeoutDeclined", "NeverDeclinedOnAGuess"),
                    new Mutant("Settling", "NotFoundDeclined", "NeverDeclinedOnAGuess"),
                    new Mutant("Settling", "RefusalTrusted", "NeverDeclinedOnAGuess"),
                    new Mutant("Settling", "DoubtForgotten", "NeverDeclinedOnAGuess"),
                    new Mutant("Settling", "NotSentIsCertain", "NeverDeclinedOnAGuess"),
                    new Mutant("Settling", "LateDeclinedCounts", "NeverDeclinedOnAGuess"),
                    new Mutant("Settling", "LateAcceptedIgnored", "AcceptedWins"),
                    new Mutant("Settling", "FoundAccepted", "NeverAcceptedOnAGuess"),
                    new Mutant("Settling", "SettledTwice", "AcceptedToldOnce"),
                    new Mutant("Settling", "ReadThenWrite", "NeverDeclinedOnAGuess"),
                    new Mutant("Settling", "UnknownIsFailed", "AcceptedIsFinal"),
                    new Mutant("Settling", "HandOverrides", "AcceptedIsFinal"),
                    new Mutant("Holds", "HoldIgnored", "HeldOrdersWait"),
                    new Mutant("Holds", "HoldInMemory", "HeldOrdersWait"),
                    new Mutant("Holds", "TrialLetsAll", "OneOnTrial"),
                    new Mutant("Holds", "TwoProbers", "OneProber"),
                    new Mutant("Holds", "StaleProbe", "NobodyPaysForOurKey"),
                    new Mutant("Holds", "RefusalSettles", "NobodyPaysForOurKey"));

    /** TLC names an invariant, and not which temporal property; it checks that one alone. */
    String found() {
        return isTemporal() ? "temporal" : breaks;
    }

    boolean isTemporal() {
        return !checked.equals(Tlc.module(checked));
    }
}
