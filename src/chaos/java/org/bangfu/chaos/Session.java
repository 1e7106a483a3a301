package org.bangfu.chaos;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One signed-in person at one browser. Ends with the application that it signed in to. */
final class Session {

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofSeconds(90);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern META = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");
    private static final Pattern PERSON = Pattern.compile("\"userId\":\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(CONNECTING)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final String root;
    private final String token;
    private final String person;

    /**
     * @throws IOException when the application is gone
     * @throws SignInRefused when it does not let the person in
     */
    Session(int port, String username, String password) throws IOException, InterruptedException {
        root = "http://localhost:" + port;
        String form = found(TOKEN, get("/login").body());
        HttpResponse<String> answer = post("/login", Map.of("username", username, "password", password, "_csrf", form));
        String next = location(answer);
        if (answer.statusCode() != 302 || next.contains("login")) {
            throw new SignInRefused(username + ": " + answer.statusCode() + " " + next);
        }
        token = found(META, get("/profile").body());
        // The engine's web application hands out its own token with the first page.
        get("/camunda/app/tasklist/default/");
        person = found(PERSON, get("/camunda/api/admin/auth/user/default").body());
    }

    /** The application did not let a person in. */
    static final class SignInRefused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        SignInRefused(String message) {
            super(message);
        }
    }

    /** A file of a form. */
    record Attachment(String field, String name, String type, byte[] content) {}

    /** The technical id under which the application knows the person. */
    String person() {
        return person;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(root + path)).header("Accept", "text/html, application/json"));
    }

    /** Submits a form of our pages, with the session's token. */
    HttpResponse<String> submit(String path, Map<String, String> fields, @Nullable Attachment attachment)
            throws IOException, InterruptedException {
        return attachment == null
                ? send(request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded(fields) + "&_csrf=" + encoded(token))))
                : multipart(path, fields, List.of(attachment));
    }

    private HttpResponse<String> post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields))));
    }

    private HttpResponse<String> multipart(String path, Map<String, String> fields, List<Attachment> attachments)
            throws IOException, InterruptedException {
        String boundary = "--bangfu-chaos";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> write(
                body,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value
                        + "\r\n"));
        write(body, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token + "\r\n");
        for (Attachment file : attachments) {
            write(
                    body,
                    "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + file.field() + "\"; filename=\""
                            + file.name() + "\"\r\nContent-Type: " + file.type() + "\r\n\r\n");
            body.writeBytes(file.content());
            write(body, "\r\n");
        }
        write(body, "--" + boundary + "--\r\n");
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Calls the engine's HTTP interface as Tasklist does. */
    HttpResponse<String> tasklist(String method, String path, String json) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(root + "/camunda/api/engine/engine/default" + path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .findFirst()
                .ifPresent(cookie -> request.header("X-XSRF-TOKEN", cookie.getValue()));
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path)).header("Accept", "text/html");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(ANSWERING).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("location").orElse("");
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String found(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("the page lacks " + pattern);
        }
        return matcher.group(1);
    }
}
