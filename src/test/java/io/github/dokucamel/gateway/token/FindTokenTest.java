package io.github.dokucamel.gateway.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.gateway.AccessTokens;
import io.github.dokucamel.gateway.NotReadyException;
import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.ledger.Tokens;
import io.github.dokucamel.ledger.Tokens.Token;
import io.github.dokucamel.ledger.sql.LedgerOnDisk;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.Classification;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindTokenTest {

    private static final AccessTokens.Need MERCHANT = new AccessTokens.Need("default", null);
    private static final AccessTokens.Need CUSTOMER = new AccessTokens.Need("default", "C-1");

    @TempDir Path data;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Clock clock = Clock.systemUTC();
    private LedgerOnDisk disk;
    private Tokens tokens;

    @BeforeEach
    void open() {
        disk = new LedgerOnDisk(data, Map.of());
        tokens = disk.ledger().tokens();
    }

    @AfterEach
    void close() {
        disk.close();
    }

    private Exchange find(AccessTokens.Need need) throws Exception {
        Exchange exchange = new DefaultExchange(context);
        SendVariables.TOKEN_NEED.set(exchange, need);
        find(exchange);
        return exchange;
    }

    private void find(Exchange exchange) throws Exception {
        new FindToken(
                        tokens,
                        new RenewalMargin(Duration.ofSeconds(45)),
                        Duration.ofSeconds(10),
                        clock)
                .process(exchange);
    }

    private static AccessTokens found(Exchange exchange) {
        return SendVariables.TOKENS.get(exchange);
    }

    private static FindToken.Wanted wanted(Exchange exchange) {
        return FindToken.WANTED.get(exchange);
    }

    private Token token(String access, Duration left) {
        return new Token(access, clock.millis() + left.toMillis(), null, 0);
    }

    @Test
    void aLiveTokenServesAllAndOneThatRunsOutIsRenewedByOne() throws Exception {
        tokens.fetched("default", Tokens.NOBODY, token("T-1", Duration.ofMinutes(10)));
        assertEquals("T-1", found(find(MERCHANT)).merchant());
        tokens.fetched("default", Tokens.NOBODY, token("T-2", Duration.ofSeconds(20)));
        assertEquals("", wanted(find(MERCHANT)).customer());
        Exchange meanwhile = find(MERCHANT);
        assertNull(wanted(meanwhile));
        assertEquals("T-2", found(meanwhile).merchant());
    }

    @Test
    void manyThatHaveNoneWaitForTheOneWhoFetches() throws Exception {
        AtomicInteger fetching = new AtomicInteger();
        ExecutorService callers = Executors.newFixedThreadPool(20);
        List<Future<String>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(
                    callers.submit(
                            () -> {
                                Exchange exchange = find(MERCHANT);
                                if (wanted(exchange) != null) {
                                    fetching.incrementAndGet();
                                    tokens.fetched(
                                            "default",
                                            Tokens.NOBODY,
                                            token("T-3", Duration.ofMinutes(10)));
                                    find(exchange);
                                }
                                return found(exchange).merchant();
                            }));
        }
        for (Future<String> one : all) {
            assertEquals("T-3", one.get(20, TimeUnit.SECONDS));
        }
        callers.shutdownNow();
        assertEquals(1, fetching.get());
    }

    @Test
    void aCallerThatLookedBeforeTheNewTokenCameFetchesNoOther() throws Exception {
        Tokens slow =
                (Tokens)
                        Proxy.newProxyInstance(
                                Tokens.class.getClassLoader(),
                                new Class<?>[] {Tokens.class},
                                (proxy, method, arguments) -> {
                                    if (method.getName().equals("mayFetch")) {
                                        Token fresh = token("T-8", Duration.ofMinutes(10));
                                        tokens.fetched("default", Tokens.NOBODY, fresh);
                                    }
                                    return method.invoke(tokens, arguments);
                                });
        Exchange exchange = new DefaultExchange(context);
        SendVariables.TOKEN_NEED.set(exchange, MERCHANT);

        new FindToken(
                        slow,
                        new RenewalMargin(Duration.ofSeconds(45)),
                        Duration.ofSeconds(10),
                        clock)
                .process(exchange);

        assertNull(wanted(exchange));
        assertEquals("T-8", found(exchange).merchant());
        assertTrue(tokens.mayFetch("default", Tokens.NOBODY, clock.millis(), clock.millis() + 1));
    }

    @Test
    void aCallerThatReadTheClockEarlierDoesNotFetchBesideAnother() {
        long now = clock.millis();
        assertTrue(tokens.mayFetch("default", Tokens.NOBODY, now, now + 35_000));
        assertFalse(tokens.mayFetch("default", Tokens.NOBODY, now - 5, now - 5 + 35_000));
        long before = now - Duration.ofDays(1).toMillis();
        assertTrue(tokens.mayFetch("default", Tokens.NOBODY, before, before + 35_000), "clock");
    }

    @Test
    void aFetchThatDiedWithItsProcessKeepsNobodyWaiting() {
        long now = clock.millis();
        assertTrue(tokens.mayFetch("default", Tokens.NOBODY, now, now + 35_000));
        assertFalse(tokens.mayFetch("default", Tokens.NOBODY, now, now + 35_000));

        disk.reopen();

        Tokens after = disk.ledger().tokens();
        assertTrue(after.mayFetch("default", Tokens.NOBODY, now, now + 35_000));
    }

    @Test
    void aFailureLeavesALiveTokenInUseAndOtherwiseEndsTheCall() throws Exception {
        Classification failure =
                NotReadyException.of(AnswerClass.HOLD, "snap_token_4017300", "no").meaning();
        tokens.fetched("default", Tokens.NOBODY, token("T-4", Duration.ofSeconds(20)));
        Exchange exchange = find(MERCHANT);
        FindToken.REFUSED.set(exchange, failure);
        find(exchange);
        assertEquals("T-4", found(exchange).merchant());
        tokens.forget("default", Tokens.NOBODY, "T-4");
        NotReadyException ended = assertThrows(NotReadyException.class, () -> find(exchange));
        assertEquals(AnswerClass.HOLD, ended.meaning().answerClass());
    }

    @Test
    void aForgottenTokenIsOnlyTheOneThatWasNotTaken() throws Exception {
        tokens.fetched("default", Tokens.NOBODY, token("T-6", Duration.ofMinutes(10)));
        tokens.forget("default", Tokens.NOBODY, "T-5");
        assertEquals("T-6", found(find(MERCHANT)).merchant());
    }

    @Test
    void eachCustomerHasATokenOfItsOwnThatIsRefreshed() throws Exception {
        tokens.fetched("default", Tokens.NOBODY, token("T-7", Duration.ofMinutes(10)));
        NotReadyException ended = assertThrows(NotReadyException.class, () -> find(CUSTOMER));
        assertEquals("snap_customer_token_missing", ended.meaning().code());
        long later = clock.millis() + 86_400_000;
        tokens.fetched("default", "C-1", new Token("C-OLD", 0, "R-1", later));
        assertEquals("R-1", wanted(find(CUSTOMER)).refreshToken());
        tokens.fetched("default", "C-1", new Token("C-NEW", later, "R-2", later));
        assertEquals("C-NEW", found(find(CUSTOMER)).customer());
        assertThrows(NotReadyException.class, () -> find(new AccessTokens.Need("default", "C-2")));
    }
}
