// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Asks sources, patiently and only at their own hosts.
///
/// An answer that breaks off is kept as the half it is, and asked for again. Busy and broken
/// servers are asked up to four times, with a pause that doubles or is as long as they say.
public final class Fetcher {
  private static final int ATTEMPTS = 4;
  private static final int MOST_HOPS = 3;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
  private static final Pattern LOOPBACK = Pattern.compile("127\\.0\\.0\\.1|localhost|\\[::1]");

  /// Waits between two attempts.
  @FunctionalInterface
  public interface Pause {
    void pause(Duration length) throws InterruptedException;
  }

  /// What a request brought.
  ///
  /// @param captures every answer with a body, the half ones too, in the order they came; the last
  ///   is whole when there is no fault
  /// @param fault why there is no whole answer, and what to do
  /// @param hopeless true when this source will not answer anything else either
  public record Fetched(List<Capture> captures, Optional<String> fault, boolean hopeless) {
    static Fetched failed(List<Capture> captures, String fault, boolean hopeless) {
      return new Fetched(captures, Optional.of(fault), hopeless && captures.isEmpty());
    }
  }

  private final HttpClient client;
  private final InstantSource clock;
  private final Pause pause;
  private final Path incoming;
  private final Duration patience;
  private final Consumer<String> progress;

  /// @param incoming a folder for answers on their way in
  /// @param progress is told in words what goes on
  public Fetcher(InstantSource clock, Pause pause, Path incoming, Consumer<String> progress) {
    this(clock, pause, incoming, progress, Duration.ofSeconds(60));
  }

  /// @param patience how long a server may say nothing
  Fetcher(
      InstantSource clock,
      Pause pause,
      Path incoming,
      Consumer<String> progress,
      Duration patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(20))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.clock = clock;
    this.pause = pause;
    this.incoming = incoming;
    this.progress = progress;
  }

  /// Asks until there is a whole answer, or no hope.
  ///
  /// @param secret what is blanked before the answer is kept
  public Fetched fetch(SourceTerms terms, Request request, Optional<Pattern> secret)
      throws InterruptedException, IOException {
    var captures = new ArrayList<Capture>();
    var fault = "";
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var wait = Duration.ofSeconds(1L << (attempt - 1));
      try {
        var response = send(terms, request);
        try (var body = response.body()) {
          int status = response.statusCode();
          if (status == 200) {
            var capture = keep(terms, request, response, body, secret, captures);
            captures.add(capture);
            if (capture.complete()) return new Fetched(captures, Optional.empty(), false);
            fault = "the answer broke off after " + capture.length() + " bytes";
          } else if (status != 408 && status != 429 && status < 500) {
            return Fetched.failed(captures, refusal(terms, status), status == 401 || status == 403);
          } else {
            fault = "the server answers " + status;
            wait = asked(response).orElse(wait);
          }
        }
      } catch (Elsewhere | Endless e) {
        return Fetched.failed(captures, e.getMessage(), false);
      } catch (UnwritableArchive e) {
        throw e;
      } catch (IOException e) {
        fault = reason(request.address(), e);
      }
      if (attempt < ATTEMPTS) {
        progress.accept(fault + "; again in " + wait.toSeconds() + " s");
        pause.pause(wait);
      }
    }
    return Fetched.failed(
        captures,
        fault + ", " + ATTEMPTS + " times; try again later or see " + terms.address(),
        true);
  }

  /// What is kept when nothing came.
  Capture nothing(String source, String part) {
    return Capture.of(source, part, clock.instant(), new byte[0], false);
  }

  private HttpResponse<InputStream> send(SourceTerms terms, Request request)
      throws IOException, InterruptedException {
    var address = request.address();
    for (int hop = 0; hop <= MOST_HOPS; hop++) {
      check(terms, address);
      var response = client.send(http(request, address), HttpResponse.BodyHandlers.ofInputStream());
      var location = response.headers().firstValue("Location");
      if (response.statusCode() / 100 != 3 || location.isEmpty()) return response;
      response.body().close();
      try {
        address = address.resolve(location.get());
      } catch (IllegalArgumentException _) {
        throw new Elsewhere("it sends us to '" + location.get() + "', which is no address");
      }
    }
    throw new Elsewhere("it sends us on more than " + MOST_HOPS + " times");
  }

  private HttpRequest http(Request request, URI address) {
    var http =
        HttpRequest.newBuilder(address)
            .timeout(patience)
            .header("User-Agent", "outcry benchmark administrator")
            .header("Accept", "*/*");
    request.headers().forEach(http::header);
    return request.body().isEmpty()
        ? http.GET().build()
        : http.POST(HttpRequest.BodyPublishers.ofString(request.body())).build();
  }

  /// A source is asked at its own hosts and nowhere else, whatever an answer says; in the open only
  /// on this machine.
  private static void check(SourceTerms terms, URI address) throws Elsewhere {
    var host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
    if (!terms.hosts().contains(host)) {
      throw new Elsewhere(
          "it sends us to '" + host + "'; its hosts are " + String.join(", ", terms.hosts()));
    }
    boolean open = "http".equals(address.getScheme()) && LOOPBACK.matcher(host).matches();
    if (!"https".equals(address.getScheme()) && !open) {
      throw new Elsewhere("it sends us to " + address.getScheme() + "://" + host + ", not https");
    }
  }

  private Capture keep(
      SourceTerms terms,
      Request request,
      HttpResponse<InputStream> response,
      InputStream body,
      Optional<Pattern> secret,
      List<Capture> captures)
      throws IOException {
    var answer = new Incoming(incoming, secret, progress, patience);
    boolean complete = answer.take(body);
    var announced = response.headers().firstValue("Content-Length").orElse("");
    complete &= announced.isEmpty() || announced.equals(Long.toString(answer.received()));
    var capture = answer.capture(terms.id(), request.part(), clock.instant(), complete);
    if (answer.isEndless()) captures.add(capture);
    if (answer.isEndless()) throw new Endless(capture.length());
    return capture;
  }

  private static String refusal(SourceTerms terms, int status) {
    return switch (status) {
      case 401, 403 ->
          "the server answers "
              + status
              + (terms.needsKey() ? "; is the key in " + terms.key() + " right?" : ", not allowed");
      case 404, 410 -> "the server answers " + status + ": it has moved, see " + terms.address();
      default -> "the server answers " + status + "; see " + terms.address();
    };
  }

  private static Optional<Duration> asked(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("\\d{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .map(length -> length.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : length);
  }

  private static String reason(URI address, IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
        return address.getHost() + " is not found; is there a network?";
      }
    }
    var words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return address.getHost() + " cannot be reached (" + words + ")";
  }

  /// An answer longer than we take.
  private static final class Endless extends IOException {
    private static final long serialVersionUID = 1;

    Endless(long length) {
      super("the answer does not end after " + length + " bytes");
    }
  }

  /// Sent to a place that is not the source's.
  private static final class Elsewhere extends IOException {
    private static final long serialVersionUID = 1;

    Elsewhere(String message) {
      super(message);
    }
  }
}
