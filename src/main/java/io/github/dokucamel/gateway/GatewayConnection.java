package io.github.dokucamel.gateway;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.util.Timeout;

/**
 * A connection to DOKU that nobody can listen to: the HTTP client's own kind writes headers and
 * bodies, signature and payer included, to its {@code headers} and {@code wire} loggers, and a host
 * may have switched those on. The head of an answer is bounded, as its body is.
 */
final class GatewayConnection extends DefaultBHttpClientConnection
        implements ManagedHttpClientConnection {

    private static final Http1Config BOUNDED =
            Http1Config.custom().setMaxHeaderCount(500).setMaxLineLength(16_384).build();

    /** What a connection goes back to when it leaves the pool. */
    private Timeout socketTimeout;

    private GatewayConnection() {
        super(BOUNDED, null, null, null, null, null, new DefaultHttpResponseParserFactory(BOUNDED));
    }

    /** @param socket null when it is not connected yet */
    static ManagedHttpClientConnection of(Socket socket) throws IOException {
        GatewayConnection connection = new GatewayConnection();
        if (socket != null) {
            connection.bind(socket);
        }
        return connection;
    }

    @Override
    public void bind(Socket socket) throws IOException {
        super.bind(socket);
        socketTimeout = Timeout.ofMilliseconds(socket.getSoTimeout());
    }

    @Override
    public void bind(SSLSocket tls, Socket socket) throws IOException {
        super.bind(tls, socket);
        socketTimeout = Timeout.ofMilliseconds(tls.getSoTimeout());
    }

    @Override
    public void setSocketTimeout(Timeout timeout) {
        super.setSocketTimeout(timeout);
        socketTimeout = timeout;
    }

    @Override
    public void passivate() {
        super.setSocketTimeout(Timeout.ZERO_MILLISECONDS);
    }

    @Override
    public void activate() {
        super.setSocketTimeout(socketTimeout);
    }

    @Override
    public Socket getSocket() {
        SocketHolder holder = getSocketHolder();
        return holder == null ? null : holder.getSocket();
    }

    @Override
    public SSLSession getSSLSession() {
        return getSocket() instanceof SSLSocket tls ? tls.getSession() : null;
    }
}
