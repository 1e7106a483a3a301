package org.bangfu.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One person's session over real HTTP: keeps cookies, signs in as people do, sends the tokens against forged requests
 * that our pages and the engine's web application ask for.
 */
public final class TasklistSession {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String root;
    private String csrf = "";

    public TasklistSession(int port) {
        this.root = "http://localhost:" + port;
    }

    public TasklistSession signedIn(String username, String password) {
        HttpResponse<String> answer = postForm("/login", "/login", Map.of("username", username, "password", password));
        String to = answer.headers().firstValue("location").orElse("");
        if (answer.statusCode() != 302 || to.contains("login")) {
            throw new AssertionError("could not sign in as " + username + ": " + answer.statusCode() + " " + to);
        }
        // The engine's web application hands out its own token with the first page.
        get("/camunda/app/tasklist/default/");
        return this;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    /** Submits a form of ours; the token is taken from the page that shows it. */
    public HttpResponse<String> postForm(String page, String path, Map<String, String> fields) {
        Matcher token = CSRF.matcher(get(page).body());
        Map<String, String> all = new LinkedHashMap<>(fields);
        if (token.find()) {
            all.put("_csrf", token.group(1));
        }
        String body = all.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** A file that goes with a form. */
    public record Attachment(String field, String fileName, String mediaType, byte[] content) {}

    /** Submits a form of ours with the token of the session; a browser would send one with files the same way. */
    public HttpResponse<String> submit(String path, Map<String, String> fields, List<Attachment> files) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", token());
        if (files.isEmpty()) {
            String body = all.entrySet().stream()
                    .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                    .collect(Collectors.joining("&"));
            return send(HttpRequest.newBuilder(uri(path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Accept", "text/html")
                    .POST(BodyPublishers.ofString(body)));
        }
        String boundary = "bangfu-" + UUID.randomUUID();
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofByteArray(multipart(boundary, all, files))));
    }

    private static byte[] multipart(String boundary, Map<String, String> fields, List<Attachment> files) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        for (Attachment file : files) {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + file.field()
                            + "\"; filename=\"" + file.fileName() + "\"\r\nContent-Type: " + file.mediaType()
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file.content());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    /** The session's token; one for all forms. */
    private String token() {
        if (csrf.isEmpty()) {
            Matcher found = CSRF.matcher(get("/profile").body());
            if (!found.find()) {
                throw new AssertionError("the profile page shows no token");
            }
            csrf = found.group(1);
        }
        return csrf;
    }

    /** Calls the engine's HTTP interface as Tasklist does; the path begins after {@code /camunda/api/engine/engine/default}. */
    public HttpResponse<String> engine(String method, String path, String json) {
        return send(withToken(HttpRequest.newBuilder(uri("/camunda/api/engine/engine/default" + path)))
                .header("Content-Type", "application/json")
                .header("Accept", "application/hal+json, application/json; q=0.5")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> engine(String method, String path) {
        return engine(method, path, "");
    }

    private HttpRequest.Builder withToken(HttpRequest.Builder request) {
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .findFirst()
                .ifPresent(cookie -> request.header("X-XSRF-TOKEN", cookie.getValue()));
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI uri(String path) {
        return URI.create(root + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
