package sextant.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what Jetty itself refuses before it is a request: broken syntax, headers that are too long. */
final class BadMessages implements Request.Handler {
    private final RequestLog log;
    private final Metrics metrics;

    BadMessages(RequestLog log, Metrics metrics) {
        this.log = log;
        this.metrics = metrics;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = status(request);
        byte[] body = (status + " " + HttpStatus.getMessage(status) + "\n").getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.getHeaders().put("Content-Type", "text/plain; charset=utf-8");
        response.getHeaders().put("Content-Length", body.length);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put("Connection", "close");
        metrics.answered("malformed", "other", status, 0, false);
        log.write(new RequestLog.Entry(
                "-",
                Request.getRemoteAddr(request),
                Optional.empty(),
                Optional.empty(),
                "-",
                "-",
                status,
                body.length,
                Duration.ZERO,
                true));
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    private static int status(Request request) {
        if (request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException known) {
            return known.getCode();
        }
        return request.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer status ? status : 400;
    }
}
