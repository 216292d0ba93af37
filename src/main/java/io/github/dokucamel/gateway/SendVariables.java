package io.github.dokucamel.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Payments.Question;
import io.github.dokucamel.notification.PaymentNews;
import io.github.dokucamel.outcome.Classification;
import io.github.dokucamel.outcome.Evidence;

/** The variables of the sending journey. */
public final class SendVariables {

    public static final Variable<Claim> CLAIM = new Variable<>("claim", Claim.class);
    public static final Variable<Outgoing> OUTGOING = new Variable<>("outgoing", Outgoing.class);
    public static final Variable<Attempt> ATTEMPT = new Variable<>("attempt", Attempt.class);

    /** What kept a call from an answer. */
    public static final Variable<Throwable> FAILURE = new Variable<>("failure", Throwable.class);

    /** What an attempt came to. */
    public static final Variable<Classification> ANSWER =
            new Variable<>("answer", Classification.class);

    /** The kind of access token that the operation needs; missing when it needs none. */
    public static final Variable<String> TOKEN_KIND = new Variable<>("token-kind", String.class);

    public static final Variable<AccessTokens.Need> TOKEN_NEED =
            new Variable<>("token-need", AccessTokens.Need.class);

    public static final Variable<AccessTokens> TOKENS =
            new Variable<>("tokens", AccessTokens.class);

    /** What DOKU is asked by the status call. */
    public static final Variable<StatusQuestion> QUESTION =
            new Variable<>("question", StatusQuestion.class);

    /** What kept the status call from an answer. */
    public static final Variable<Throwable> STATUS_FAILURE =
            new Variable<>("status-failure", Throwable.class);

    public static final Variable<Evidence> EVIDENCE = new Variable<>("evidence", Evidence.class);

    /** The body of DOKU's answer to the status call; a missing node when it is no JSON. */
    public static final Variable<JsonNode> TOLD = new Variable<>("told", JsonNode.class);

    /** What that answer says of the payment. */
    public static final Variable<PaymentNews> NEWS = new Variable<>("news", PaymentNews.class);

    /** The payment that is asked for. */
    public static final Variable<Question> PAYMENT_QUESTION =
            new Variable<>("payment-question", Question.class);

    private SendVariables() {}
}
