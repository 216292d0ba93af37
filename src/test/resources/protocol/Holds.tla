------------------------------- MODULE Holds --------------------------------
(***************************************************************************)
(* A merchant on hold: DOKU refuses its calls because our credentials,     *)
(* configuration or clock are wrong. Its orders wait untouched; one node   *)
(* probes; when the probe passes, one order is tried, and with it through  *)
(* the others go on. An order that is refused again after a probe passed   *)
(* is refused for its own sake.                                            *)
(*                                                                         *)
(* Calls end with an answer here, and a claim falls back when its node     *)
(* dies: Settling.tla and Claims.tla have the rest.                        *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets, TLC

CONSTANTS
  Nodes,
  Orders,   \* all of one merchant
  Crashes, Breaks,  \* how often a node dies, and the key goes wrong
  Mutant

VARIABLES
  key,    \* "right", or "wrong" until somebody mends it
  odd,    \* orders that DOKU refuses in the same way though the key is right
  hold,   \* the merchant's row: on; trial, one order may go; prober; who is told of it
  order,  \* open, accepted, unresolved or declined
  work,   \* of each order: the node that has it, how far it is, whether it began before the hold
  blame,  \* of each order: whether it was refused, and a probe has passed since
  probe,  \* of each node: "no" probe, "asked", or what DOKU answered
  left    \* crashes and breaks that may still come

vars == <<key, odd, hold, order, work, blame, probe, left>>

Nobody == [by |-> "none", pc |-> "idle", before |-> FALSE]
NoBlame == [st |-> "none", by |-> "none"]
NoHold == [on |-> FALSE, trial |-> FALSE, prober |-> "none", fresh |-> FALSE, known |-> {}]

TypeOK ==
  /\ key \in {"right", "wrong"} /\ odd \subseteq Orders
  /\ \A o \in Orders:
       /\ order[o] \in {"open", "accepted", "unresolved", "declined"}
       /\ work[o].pc \in {"idle", "claimed", "sent", "accepted", "refused"}
       /\ blame[o].st \in {"none", "blamed", "passed"}

Init ==
  /\ key \in {"right", "wrong"}
  /\ odd \in SUBSET Orders
  /\ hold = NoHold
  /\ order = [o \in Orders |-> "open"]
  /\ work = [o \in Orders |-> Nobody]
  /\ blame = [o \in Orders |-> NoBlame]
  /\ probe = [n \in Nodes |-> "no"]
  /\ left = [crashes |-> Crashes, breaks |-> Breaks]

\* --- Who may go ---------------------------------------------------------

Busy == {o \in Orders: work[o].pc # "idle" /\ ~work[o].before}

\* The hold is a row and stands for all nodes, also after a start.
SeesHold(n) ==
  /\ hold.on
  /\ Mutant # "HoldIgnored"
  /\ Mutant = "HoldInMemory" => n \in hold.known

Admitted(n, o) ==
  \/ ~SeesHold(n)
  \/ hold.trial /\ (Busy \subseteq {o} \/ Mutant = "TrialLetsAll")

Claim(n, o) ==
  /\ order[o] = "open" /\ work[o] = Nobody
  /\ Admitted(n, o)
  /\ work' = [work EXCEPT ![o] = [Nobody EXCEPT !.by = n, !.pc = "claimed"]]
  /\ UNCHANGED <<key, odd, hold, order, blame, probe, left>>

\* Asked again in the transaction that makes the attempt durable: what was
\* claimed before the hold goes back untouched.
Begin(n, o) ==
  /\ work[o].by = n /\ work[o].pc = "claimed"
  /\ work' = [work EXCEPT ![o] = IF Admitted(n, o)
                                 THEN [@ EXCEPT !.pc = "sent", !.before = FALSE]
                                 ELSE Nobody]
  /\ UNCHANGED <<key, odd, hold, order, blame, probe, left>>

Answer(n, o) ==
  /\ work[o].by = n /\ work[o].pc = "sent"
  /\ work' = [work EXCEPT ![o].pc = IF key = "wrong" \/ o \in odd THEN "refused" ELSE "accepted"]
  /\ UNCHANGED <<key, odd, hold, order, blame, probe, left>>

\* A probe that is under way keeps its place, so that there is no second one.
Lifted == [hold EXCEPT !.on = FALSE, !.trial = FALSE, !.known = {}]

\* DOKU judged an order: credentials and clock are right.
Accepted(n, o) ==
  /\ work[o].by = n /\ work[o].pc = "accepted"
  /\ order' = [order EXCEPT ![o] = "accepted"]
  /\ work' = [work EXCEPT ![o] = Nobody]
  /\ blame' = [blame EXCEPT ![o] = NoBlame]
  /\ hold' = IF hold.trial THEN Lifted ELSE hold
  /\ UNCHANGED <<key, odd, probe, left>>

\* Whether the order was refused, and a probe passed since: both are rows.
Own(n, o) ==
  /\ blame[o].st = "passed"
  /\ Mutant = "BlameInMemory" => blame[o].by = n

Refused(n, o) ==
  /\ work[o].by = n /\ work[o].pc = "refused"
  /\ IF Own(n, o)
     THEN /\ order' = [order EXCEPT ![o] = "unresolved"]
          /\ blame' = [blame EXCEPT ![o] = NoBlame]
          /\ hold' = Lifted
          /\ work' = [work EXCEPT ![o] = Nobody]
     ELSE /\ order' = [order EXCEPT ![o] = IF Mutant = "RefusalSettles" THEN "declined" ELSE @]
          /\ blame' = [blame EXCEPT ![o] = [st |-> "blamed", by |-> n]]
          /\ hold' = [hold EXCEPT !.on = TRUE, !.trial = FALSE, !.fresh = FALSE,
                                  !.known = @ \cup {n}]
          /\ work' = [p \in Orders |->
                        IF p = o THEN Nobody
                        ELSE [work[p] EXCEPT !.before = work[p].pc # "idle"]]
  /\ UNCHANGED <<key, odd, probe, left>>

\* --- The probe ----------------------------------------------------------

Probe(n) ==
  /\ hold.on /\ ~hold.trial
  /\ probe[n] = "no"
  /\ hold.prober = "none" \/ Mutant = "TwoProbers"
  /\ hold' = [hold EXCEPT !.prober = n, !.fresh = TRUE]
  /\ probe' = [probe EXCEPT ![n] = "asked"]
  /\ UNCHANGED <<key, odd, order, work, blame, left>>

ProbeAnswer(n) ==
  /\ probe[n] = "asked"
  /\ probe' = [probe EXCEPT ![n] = key]
  /\ UNCHANGED <<key, odd, hold, order, work, blame, left>>

Passed(n) ==
  [o \in Orders |->
     IF blame[o].st = "blamed" /\ (Mutant = "BlameInMemory" => blame[o].by = n)
     THEN [blame[o] EXCEPT !.st = "passed"] ELSE blame[o]]

\* One that was asked before the latest refusal says nothing of it.
Probed(n) ==
  /\ probe[n] \in {"right", "wrong"}
  /\ probe' = [probe EXCEPT ![n] = "no"]
  /\ IF hold.prober = n
     THEN LET passed == probe[n] = "right" /\ hold.on /\ (hold.fresh \/ Mutant = "StaleProbe")
          IN /\ hold' = [hold EXCEPT !.prober = "none", !.fresh = FALSE, !.trial = @ \/ passed]
             /\ blame' = IF passed THEN Passed(n) ELSE blame
     ELSE UNCHANGED <<hold, blame>>
  /\ UNCHANGED <<key, odd, order, work, left>>

\* --- What may happen ----------------------------------------------------

\* Not between an order's two tries: it would be unresolved then, and asked for.
Break ==
  /\ key = "right"
  /\ \A o \in Orders \ odd: blame[o] = NoBlame
  /\ left.breaks > 0
  /\ left' = [left EXCEPT !.breaks = @ - 1]
  /\ key' = "wrong"
  /\ UNCHANGED <<odd, hold, order, work, blame, probe>>

Mend ==
  /\ key = "wrong"
  /\ key' = "right"
  /\ UNCHANGED <<odd, hold, order, work, blame, probe, left>>

\* Its claims, the trial and the probe are rows with a lease, and fall to others.
Crash(n) ==
  /\ left.crashes > 0
  /\ left' = [left EXCEPT !.crashes = @ - 1]
  /\ work' = [o \in Orders |->
                IF work[o].by = n /\ ~(Mutant = "TrialForever" /\ hold.trial)
                THEN Nobody
                ELSE IF work[o].by = n THEN [work[o] EXCEPT !.by = "gone"] ELSE work[o]]
  /\ hold' = [hold EXCEPT !.prober = IF @ = n /\ Mutant # "ProberForever" THEN "none" ELSE @,
                          !.known = @ \ {n}]
  /\ probe' = [probe EXCEPT ![n] = "no"]
  /\ UNCHANGED <<key, odd, order, blame>>

Rest ==
  /\ \A o \in Orders: order[o] # "open"
  /\ UNCHANGED vars

Step(n) ==
  \/ \E o \in Orders: Claim(n, o) \/ Begin(n, o) \/ Answer(n, o) \/ Accepted(n, o) \/ Refused(n, o)
  \/ Probe(n) \/ ProbeAnswer(n) \/ Probed(n)

Next == Break \/ Mend \/ Rest \/ \E n \in Nodes: Step(n) \/ Crash(n)

Spec == Init /\ [][Next]_vars /\ WF_vars(Mend) /\ \A n \in Nodes: WF_vars(Step(n))

Alike == Permutations(Nodes) \cup Permutations(Orders)

\* --- What must never be -------------------------------------------------

Out == {o \in Orders: work[o].pc \in {"sent", "accepted", "refused"} /\ ~work[o].before}

\* Once the hold is written, nothing begins but one order for each probe that passed.
HeldOrdersWait == hold.on /\ ~hold.trial => Out = {}

OneOnTrial == hold.on /\ hold.trial => Cardinality(Out) <= 1

OneProber == Cardinality({n \in Nodes: probe[n] # "no"}) <= 1

NobodyPaysForOurKey == \A o \in Orders: order[o] \in {"unresolved", "declined"} => o \in odd

\* --- What must come about -----------------------------------------------

AllEnd == <>\A o \in Orders: order[o] # "open"
=============================================================================
