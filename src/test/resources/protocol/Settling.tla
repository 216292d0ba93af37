------------------------------ MODULE Settling ------------------------------
(***************************************************************************)
(* One order from its claim to its outcome, with several nodes on one      *)
(* ledger: attempts, lost answers, replays, questions, decisions by hand,  *)
(* commits of which a node does not learn, crashes, late answers.          *)
(*                                                                         *)
(* A lease may run out at any moment here, also while its holder is alive: *)
(* what becomes of an order must not depend on how long anything takes.    *)
(* Claims.tla says when a lease runs out. Holds.tla says what a merchant   *)
(* on hold does. docs/protocol.md explains all three.                      *)
(*                                                                         *)
(* Mutant names the one rule that is switched off; "none" of the protocol. *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets, TLC

CONSTANTS
  Nodes,     \* who may claim the order
  Attempts,  \* unknown answers until the order is unresolved
  Faults,    \* crashes, overtaken nodes, unknown commits, calls that never left
  Hands,     \* decisions of a person
  Mutant

VARIABLES
  row,   \* the order as the ledger has it
  node,  \* what each node has in memory; a crash forgets it
  doku,  \* what DOKU knows of each Request-Id
  stray, \* Request-Ids of requests under way that nobody waits for any more
  age,   \* of the first attempt: "young" may be replayed, "old" not any more,
         \* "forgotten" is older than DOKU's memory of Request-Ids
  made,  \* payments opened at DOKU
  sent,  \* every request that ever left: Request-Id and body
  left   \* how much of Faults and Hands is left

vars == <<row, node, doku, stray, age, made, sent, left>>

Ids == 1..2
None == <<0, 0>>
First == <<1, 1>>
Unsettled == {"open", "unresolved"}

Idle == [pc |-> "idle", doubt |-> FALSE, hand |-> FALSE, asks |-> FALSE, req |-> None, ans |-> "none"]

TypeOK ==
  /\ row.st \in {"open", "accepted", "declined", "unresolved"}
  /\ row.by \in {"nobody", "doku", "person"}
  /\ row.claim \in Nodes \cup {"none", "gone"}
  /\ row.counted \in 0..Attempts
  /\ age \in {"young", "old", "forgotten"}
  /\ \A n \in Nodes: node[n].pc \in {"idle", "claimed", "begun", "sent", "answered", "asking", "writing", "left"}

Init ==
  /\ row = [st |-> "open", by |-> "nobody", claim |-> "none", req |-> None, doubt |-> FALSE,
            counted |-> 0, hand |-> FALSE, owed |-> FALSE, told |-> 0]
  /\ node = [n \in Nodes |-> Idle]
  /\ doku = [i \in Ids |-> "new"]
  /\ stray = {}
  /\ age = "young"
  /\ made = 0
  /\ sent = {}
  /\ left = [faults |-> Faults, hands |-> Hands]

Fault == left.faults > 0 /\ left' = [left EXCEPT !.faults = @ - 1]

\* --- The ledger ---------------------------------------------------------
\* One step is one transaction. It is done and the node learns of it; or the
\* connection breaks, and it is done or not, and the node does not know.

Commit(n, rowThen, nodeThen) ==
  \/ /\ row' = rowThen
     /\ node' = [node EXCEPT ![n] = nodeThen]
     /\ UNCHANGED left
  \/ /\ Fault
     /\ row' \in {row, rowThen}
     /\ node' = [node EXCEPT ![n] = [Idle EXCEPT !.pc = "left"]]

\* The fence: the row's claim is the one that this node has. A claim whose
\* holder has forgotten it is "gone": the number is there and nobody has it.
Latest(n) == row.claim = n

\* A node that does not know whether its commit was done decides nothing. It
\* gives its claim back, and only its own.
GiveBack(n) ==
  /\ node[n].pc = "left"
  /\ row' = IF Mutant = "UnknownIsFailed"
            THEN [row EXCEPT !.st = "open", !.claim = "none"]
            ELSE IF Latest(n) THEN [row EXCEPT !.claim = "none"] ELSE row
  /\ node' = [node EXCEPT ![n] = Idle]
  /\ UNCHANGED <<doku, stray, age, made, sent, left>>

\* --- Claim and attempt --------------------------------------------------

Claim(n) ==
  /\ node[n].pc = "idle"
  /\ row.st \in (IF Mutant = "NeverAsked" THEN {"open"} ELSE Unsettled)
  /\ IF row.claim \in Nodes THEN Fault ELSE UNCHANGED left
  /\ row' = [row EXCEPT !.claim = n]
  /\ node' = [node EXCEPT ![n] = [Idle EXCEPT !.pc = "claimed",
                                                      !.hand = row.hand /\ Mutant = "HandLost"]]
  /\ UNCHANGED <<doku, stray, age, made, sent>>

\* Begins only under the latest claim. The first attempt stores the request;
\* every later one takes what is stored. The doubt is there before the call.
Begin(n) ==
  /\ node[n].pc = "claimed"
  /\ IF ~Latest(n) \/ row.st \notin Unsettled
     THEN /\ node' = [node EXCEPT ![n] = Idle]
          /\ UNCHANGED <<row, left>>
     ELSE LET stored == IF row.req = None THEN First ELSE row.req
              taken == CASE Mutant = "FreshId" /\ row.req # None -> <<2, 1>>
                         [] Mutant = "FreshBody" /\ row.req # None -> <<1, 2>>
                         [] OTHER -> stored
              hand == IF Mutant = "HandLost" THEN node[n].hand ELSE row.hand
              doubt == row.doubt /\ Mutant # "DoubtForgotten"
              go == ~doubt \/ age = "young" \/ hand \/ Mutant = "ReplayForever"
              now == [row EXCEPT !.req = stored, !.doubt = TRUE,
                                 !.hand = @ /\ Mutant = "HandKept",
                                 !.owed = @ /\ ~go]
              begun == IF go
                       THEN [node[n] EXCEPT !.pc = "begun", !.doubt = doubt, !.hand = hand,
                                            !.asks = row.st = "unresolved", !.req = taken]
                       ELSE [Idle EXCEPT !.pc = "asking"]
          IN IF Mutant = "SendUnrecorded"
             THEN /\ row' \in {row, now}
                  /\ node' = [node EXCEPT ![n] = begun]
                  /\ UNCHANGED left
             ELSE Commit(n, now, begun)
  /\ UNCHANGED <<doku, stray, age, made, sent>>

Post(n) ==
  /\ node[n].pc = "begun"
  /\ node' = [node EXCEPT ![n].pc = "sent"]
  /\ sent' = sent \cup {node[n].req}
  /\ UNCHANGED <<row, doku, stray, age, made, left>>

NotSent(n) ==
  /\ node[n].pc = "begun"
  /\ Fault
  /\ node' = [node EXCEPT ![n].pc = "answered", ![n].ans = "notsent", ![n].req = None]
  /\ UNCHANGED <<row, doku, stray, age, made, sent>>

\* --- DOKU ---------------------------------------------------------------
\* It answers a Request-Id that it has accepted with its first answer, or
\* refuses it, since the invoice exists. A refusal need not be remembered.
\* An answer that gets lost is a time-out whose request DOKU carries out.

Carry(i, said) ==
  IF doku[i] = "accepted" /\ age # "forgotten"
  THEN /\ said \in {"accepted", "refused"}
       /\ UNCHANGED <<doku, made>>
  ELSE /\ said \in {"accepted", "refused"}
       /\ doku' = [doku EXCEPT ![i] = IF said = "accepted" THEN "accepted" ELSE @]
       /\ made' = IF said = "accepted" THEN made + 1 ELSE made

Answer(n) ==
  /\ node[n].pc = "sent"
  /\ \E said \in {"accepted", "refused"}:
       /\ Carry(node[n].req[1], said)
       /\ node' = [node EXCEPT ![n].pc = "answered", ![n].ans = said, ![n].req = None]
  /\ UNCHANGED <<row, stray, age, sent, left>>

\* The deadline is over; DOKU may carry it out later.
TimeOut(n) ==
  /\ node[n].pc = "sent"
  /\ node' = [node EXCEPT ![n].pc = "answered", ![n].ans = "lost", ![n].req = None]
  /\ stray' = stray \cup {node[n].req[1]}
  /\ UNCHANGED <<row, doku, age, made, sent, left>>

Stray ==
  /\ \E i \in stray, said \in {"accepted", "refused"}:
       /\ Carry(i, said)
       /\ stray' = stray \ {i}
  /\ UNCHANGED <<row, node, age, sent, left>>

\* --- What an answer does ------------------------------------------------

Effect(n, out) ==
  CASE out = "accepted" ->
         IF Mutant = "LateAcceptedIgnored"
         THEN Latest(n) /\ row.st # "accepted"
         ELSE row.st # "accepted" \/ Mutant = "SettledTwice"
    [] out = "declined" ->
         (Latest(n) \/ Mutant = "LateDeclinedCounts") /\ row.st \in Unsettled
    [] out = "unresolved" -> Latest(n) /\ row.st = "open"

Counted == IF row.counted < Attempts THEN row.counted + 1 ELSE Attempts

Settled(n, out) ==
  IF Effect(n, out)
  THEN [row EXCEPT !.st = out, !.by = "doku", !.claim = "none", !.hand = FALSE, !.owed = FALSE,
                   !.counted = Counted, !.told = IF out = "accepted" THEN @ + 1 ELSE @]
  ELSE IF Latest(n) /\ out = "unresolved"
       THEN [row EXCEPT !.claim = "none", !.counted = Counted]
       ELSE row

\* A decision that was made meanwhile stays.
Postponed(n, counts, doubt) ==
  IF ~Latest(n) THEN row
  ELSE LET again == node[n].hand /\ ~counts
       IN [row EXCEPT !.claim = "none", !.doubt = doubt,
                      !.counted = IF counts /\ Mutant # "NeverCounted" THEN Counted ELSE @,
                      !.hand = IF Mutant = "HandLost" THEN again ELSE @ \/ again,
                      !.owed = @ \/ again]

Settle(n, out) == Commit(n, Settled(n, out), Idle)

GoAsk(n) ==
  /\ node' = [node EXCEPT ![n] = [Idle EXCEPT !.pc = "asking"]]
  /\ UNCHANGED <<row, left>>

Finish(n) ==
  /\ node[n].pc = "answered"
  /\ LET ans == node[n].ans
         last == node[n].asks \/ row.counted + 1 >= Attempts
     IN CASE ans = "accepted" -> Settle(n, "accepted")
          [] ans = "refused" /\ node[n].doubt /\ Mutant # "RefusalTrusted" -> GoAsk(n)
          [] ans = "refused" /\ ~(node[n].doubt /\ Mutant # "RefusalTrusted") ->
               IF Mutant = "ReadThenWrite"
               THEN /\ node' = [node EXCEPT ![n].pc =
                                  IF Effect(n, "declined") THEN "writing" ELSE "left"]
                    /\ UNCHANGED <<row, left>>
               ELSE Settle(n, "declined")
          [] ans = "lost" /\ Mutant = "TimeoutDeclined" -> Settle(n, "declined")
          [] ans = "lost" /\ Mutant # "TimeoutDeclined" ->
               IF last THEN GoAsk(n) ELSE Commit(n, Postponed(n, TRUE, TRUE), Idle)
          [] ans = "notsent" -> Commit(n, Postponed(n, FALSE, node[n].doubt /\ Mutant # "NotSentIsCertain"), Idle)
  /\ UNCHANGED <<doku, stray, age, made, sent>>

\* Only of a mutant: what was read before may have changed since.
Write(n) ==
  /\ node[n].pc = "writing"
  /\ row' = [row EXCEPT !.st = "declined", !.by = "doku", !.claim = "none"]
  /\ node' = [node EXCEPT ![n] = Idle]
  /\ UNCHANGED <<doku, stray, age, made, sent, left>>

\* The status call is evidence for a person and settles nothing. DOKU finds an
\* order only once its payer has picked a channel, and what it finds may be an
\* earlier one of that number.
Ask(n) ==
  /\ node[n].pc = "asking"
  /\ Settle(n, CASE Mutant = "NotFoundDeclined" -> "declined"
                 [] Mutant = "FoundAccepted" -> "accepted"
                 [] OTHER -> "unresolved")
  /\ UNCHANGED <<doku, stray, age, made, sent>>

\* --- A person -----------------------------------------------------------

ByHand(out) == [row EXCEPT !.st = out, !.by = "person", !.claim = "none", !.hand = FALSE,
                           !.owed = FALSE, !.told = IF out = "accepted" THEN @ + 1 ELSE @]

\* Of an unresolved order only: accepted, declined, or sent once more.
Decide ==
  /\ left.hands > 0
  /\ left' = [left EXCEPT !.hands = @ - 1]
  /\ \/ /\ row.st = "unresolved"
        /\ row' \in {ByHand("accepted"), ByHand("declined"),
                     [row EXCEPT !.hand = TRUE, !.owed = TRUE]}
     \/ /\ Mutant = "HandOverrides"
        /\ row.st # "open"
        /\ row' = ByHand("declined")
  /\ UNCHANGED <<node, doku, stray, age, made, sent>>

\* --- What may happen to all of it ---------------------------------------

Crash(n) ==
  /\ node[n].pc # "idle"
  /\ Fault
  /\ node' = [node EXCEPT ![n] = Idle]
  /\ row' = IF Latest(n) THEN [row EXCEPT !.claim = "gone"] ELSE row
  /\ stray' = IF node[n].pc = "sent" THEN stray \cup {node[n].req[1]} ELSE stray
  /\ UNCHANGED <<doku, age, made, sent>>

\* Time. DOKU forgets no Request-Id while a request with it is under way: it
\* remembers for longer than replay-for and the longest pause of a node.
Age ==
  /\ row.req # None
  /\ \/ age = "young" /\ age' = "old"
     \/ /\ age = "old" /\ age' = "forgotten"
        /\ stray = {}
        /\ \A n \in Nodes: node[n].pc \notin {"begun", "sent"}
  /\ UNCHANGED <<row, node, doku, stray, made, sent, left>>

\* Nothing is left to do.
Rest ==
  /\ row.st \notin Unsettled
  /\ \A n \in Nodes: node[n].pc = "idle"
  /\ UNCHANGED vars

Step(n) ==
  \/ Claim(n) \/ Begin(n) \/ Post(n) \/ Answer(n) \/ TimeOut(n)
  \/ Finish(n) \/ Write(n) \/ Ask(n) \/ GiveBack(n)

Next ==
  \/ \E n \in Nodes: Step(n) \/ NotSent(n) \/ Crash(n)
  \/ Stray \/ Decide \/ Age \/ Rest

\* A node that is alive goes on; nobody else has to.
Spec == Init /\ [][Next]_vars /\ \A n \in Nodes: WF_vars(Step(n))

Alike == Permutations(Nodes)

\* --- What must never be -------------------------------------------------

OneRequest == Cardinality(sent) <= 1

DurableFirst == sent # {} => row.req # None

\* One payment, but for those that a person wanted sent again.
PaidOnce == made <= 1 + (Hands - left.hands)

NeverAcceptedOnAGuess == row.st = "accepted" /\ row.by = "doku" => made > 0

NeverDeclinedOnAGuess == row.st = "declined" /\ row.by = "doku" => made = 0

AcceptedToldOnce == row.told <= 1

AcceptedIsFinal == [][row.st = "accepted" => row'.st = "accepted"]_vars

\* Whoever comes with an accepted answer, however late, has it written.
AcceptedWins ==
  [][\A n \in Nodes:
       node[n].pc = "answered" /\ node[n].ans = "accepted" /\ node'[n].pc = "idle" /\ left' = left
         => row'.st = "accepted"]_vars

\* --- What must come about -----------------------------------------------

OpenEnds == row.st = "open" ~> row.st # "open"

UnresolvedIsAsked ==
  row.st = "unresolved" ~>
    (row.st # "unresolved" \/ \E n \in Nodes: Latest(n) /\ node[n].pc \in {"sent", "asking"})

PersonIsHeard == row.owed ~> ~row.owed
=============================================================================
