------------------------------- MODULE Claims -------------------------------
(***************************************************************************)
(* Who may work on an order, and for how long: claims, leases by the       *)
(* ledger's clock, the fencing number, nodes that pause, wake, die and     *)
(* start again. What a call brings does not matter here: it ends with an   *)
(* outcome or with another attempt. Settling.tla says what comes of it.    *)
(*                                                                         *)
(* A tick is the length of a lease without renewal. A node that is alive   *)
(* acts within a tick; one that is paused does nothing, and does not know. *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets, TLC

CONSTANTS
  Nodes,
  Deadline,  \* ticks that a call may take
  Pauses, Crashes, Postpones,   \* how often each may happen
  Mutant

VARIABLES
  row,    \* claim: its fencing number, 0 for none; until: ticks left of the lease; done
  given,  \* the last fencing number that the ledger gave
  node,   \* what each node has in memory
  unfenced, \* whether an overtaken node changed the row
  left    \* pauses, crashes and postponed attempts that may still come

vars == <<row, given, node, unfenced, left>>

Lease == 1
Idle == [pc |-> "idle", claim |-> 0, wait |-> 0, paused |-> FALSE, slept |-> FALSE, over |-> FALSE]

TypeOK ==
  /\ row.claim \in Nat /\ row.until \in 0..(Deadline + Lease) /\ row.done \in BOOLEAN
  /\ \A n \in Nodes:
       /\ node[n].pc \in {"idle", "claimed", "begun", "calling", "answered"}
       /\ node[n].wait \in 0..Deadline

Init ==
  /\ row = [claim |-> 0, until |-> 0, done |-> FALSE]
  /\ given = 0
  /\ node = [n \in Nodes |-> Idle]
  /\ unfenced = FALSE
  /\ left = [pauses |-> Pauses, crashes |-> Crashes, postpones |-> Postpones]

Awake(n) == ~node[n].paused

\* --- The ledger ---------------------------------------------------------

\* Nobody has it, or the lease has run out. A node whose own clock is ahead
\* of the ledger's would see that too early.
Free ==
  \/ row.claim = 0
  \/ row.until = 0 /\ Mutant # "NeverRunsOut"
  \/ row.until = 1 /\ Mutant = "OwnClock"
  \/ Mutant = "ClaimsTheLive"

\* The ledger gives the number, so that no two claims ever have the same.
Number == IF Mutant = "OwnNumbers" THEN 1 ELSE given + 1

Claim(n) ==
  /\ node[n].pc = "idle" /\ Awake(n)
  /\ ~row.done /\ Free
  /\ given' = Number
  /\ row' = [row EXCEPT !.claim = Number, !.until = Lease]
  /\ node' = [m \in Nodes |->
                IF m = n THEN [Idle EXCEPT !.pc = "claimed", !.claim = Number]
                ELSE [node[m] EXCEPT !.over = node[m].pc # "idle"]]
  /\ UNCHANGED <<unfenced, left>>

Fenced(n) == row.claim = node[n].claim

\* Durable before the first byte leaves; the claim is held for the whole call
\* and a lease more, so that nobody needs to renew it meanwhile.
Held ==
  CASE Mutant = "ShortLease" -> Lease
    [] Mutant = "BareDeadline" -> Deadline
    [] OTHER -> Deadline + Lease

Begin(n) ==
  /\ node[n].pc = "claimed" /\ Awake(n)
  /\ IF Fenced(n) \/ Mutant = "BeginsUnfenced"
     THEN /\ row' = [row EXCEPT !.until = Held]
          /\ unfenced' = (unfenced \/ node[n].over)
          /\ node' = [node EXCEPT ![n].pc = "begun"]
     ELSE /\ node' = [node EXCEPT ![n] = Idle]
          /\ UNCHANGED <<row, unfenced>>
  /\ UNCHANGED <<given, left>>

\* --- The call -----------------------------------------------------------

Post(n) ==
  /\ node[n].pc = "begun" /\ Awake(n)
  /\ node' = [node EXCEPT ![n].pc = "calling", ![n].wait = Deadline]
  /\ UNCHANGED <<row, given, unfenced, left>>

\* An answer, or none within the deadline.
Answer(n) ==
  /\ node[n].pc = "calling" /\ Awake(n)
  /\ node' = [node EXCEPT ![n].pc = "answered", ![n].wait = 0]
  /\ UNCHANGED <<row, given, unfenced, left>>

\* The outcome, or the order given back for another attempt.
Write(n) ==
  /\ node[n].pc = "answered" /\ Awake(n)
  /\ IF Fenced(n) \/ Mutant = "NoFence"
     THEN /\ \/ /\ row' = [row EXCEPT !.claim = 0, !.until = 0, !.done = TRUE]
                /\ UNCHANGED left
             \/ /\ left.postpones > 0
                /\ left' = [left EXCEPT !.postpones = @ - 1]
                /\ row' = [row EXCEPT !.claim = 0, !.until = 0]
          /\ unfenced' = (unfenced \/ node[n].over)
     ELSE UNCHANGED <<row, unfenced, left>>
  /\ node' = [node EXCEPT ![n] = Idle]
  /\ UNCHANGED given

\* --- Time, pauses, crashes ----------------------------------------------

\* A node that is alive renews what waits in its memory, posts soon after it
\* has begun, ends its call at the deadline and writes down what it brought.
\* One that cannot reach the ledger counts as paused until it can.
Prompt(n) ==
  Awake(n) =>
    /\ node[n].pc \notin {"begun", "answered"}
    /\ ~(node[n].pc = "calling" /\ node[n].wait = 0)

Renewed == \E n \in Nodes: node[n].pc = "claimed" /\ Awake(n) /\ Fenced(n) /\ Mutant # "NotRenewed"

Less(x) == IF x = 0 THEN 0 ELSE x - 1

Tick ==
  /\ \A n \in Nodes: Prompt(n)
  /\ row.until > 0
  /\ row' = [row EXCEPT !.until = IF Renewed THEN Lease ELSE Less(@)]
  /\ node' = [n \in Nodes |-> [node[n] EXCEPT !.wait = Less(@)]]
  /\ UNCHANGED <<given, unfenced, left>>

Pause(n) ==
  /\ node[n].pc # "idle" /\ Awake(n)
  /\ left.pauses > 0
  /\ left' = [left EXCEPT !.pauses = @ - 1]
  /\ node' = [node EXCEPT ![n].paused = TRUE, ![n].slept = TRUE]
  /\ UNCHANGED <<row, given, unfenced>>

Wake(n) ==
  /\ ~Awake(n)
  /\ node' = [node EXCEPT ![n].paused = FALSE]
  /\ UNCHANGED <<row, given, unfenced, left>>

\* It starts again with an empty memory. What it had claimed waits for its
\* lease; what others have claimed is none of its business.
Crash(n) ==
  /\ left.crashes > 0
  /\ left' = [left EXCEPT !.crashes = @ - 1]
  /\ node' = [node EXCEPT ![n] = Idle]
  /\ row' = IF Mutant = "WipesClaims" THEN [row EXCEPT !.claim = 0, !.until = 0] ELSE row
  /\ UNCHANGED <<given, unfenced>>

Rest ==
  /\ row.done
  /\ \A n \in Nodes: node[n].pc = "idle"
  /\ UNCHANGED vars

Step(n) == Claim(n) \/ Begin(n) \/ Post(n) \/ Answer(n) \/ Write(n) \/ Wake(n)

Next == Tick \/ Rest \/ \E n \in Nodes: Step(n) \/ Pause(n) \/ Crash(n)

Spec == Init /\ [][Next]_vars /\ WF_vars(Tick) /\ \A n \in Nodes: WF_vars(Step(n))

Alike == Permutations(Nodes)

\* --- What must never be -------------------------------------------------

\* Nobody who was awake all the time is overtaken, in memory or in a call.
AwakeIsNotOvertaken ==
  \A n \in Nodes: node[n].pc # "idle" /\ ~node[n].slept => ~node[n].over /\ Fenced(n)

\* So two calls at a time need a node that slept.
OneCallAtATime == Cardinality({n \in Nodes: node[n].pc = "calling" /\ ~node[n].slept}) <= 1

OvertakenWritesNothing == ~unfenced

\* --- What must come about -----------------------------------------------

EverythingEnds == <>row.done
=============================================================================
