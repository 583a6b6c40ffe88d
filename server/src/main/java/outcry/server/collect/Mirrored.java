// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A source asked at another address than its own: a mirror, or a server that plays it in a trial.
/// Scheme, host and port are the mirror's, path and query the source's own. A key goes to the
/// mirror, too, and what it answers counts as the source's: the operator answers for it.
public final class Mirrored implements PriceSource {
  private final PriceSource source;
  private final URI home;

  /// @param home `http://127.0.0.1:8080`, or with a path that stands before the source's own
  /// @throws IllegalArgumentException when it is no such address
  public Mirrored(PriceSource source, String home) {
    this.source = source;
    this.home = URI.create(home.replaceFirst("/+$", ""));
    boolean bare = this.home.getQuery() == null && this.home.getFragment() == null;
    if (this.home.getHost() == null || this.home.getUserInfo() != null || !bare) {
      throw new IllegalArgumentException(
          "\"" + home + "\" is no address; one is written https://mirror.example");
    }
  }

  /// The source's terms with the mirror as its only host.
  public SourceTerms terms(SourceTerms own) {
    return new SourceTerms(
        own.id(),
        own.title(),
        List.of(home.getHost().toLowerCase(Locale.ROOT)),
        own.index(),
        own.redistribution(),
        own.key(),
        own.attribution(),
        own.terms(),
        own.address());
  }

  @Override
  public String id() {
    return source.id();
  }

  @Override
  public PriceSource in(List<String> regions) {
    return new Mirrored(source.in(regions), home.toString());
  }

  @Override
  public List<Request> requests(String key) {
    return source.requests(key).stream().map(this::there).toList();
  }

  @Override
  public Optional<Request> next(Request asked, Capture answer) {
    return source.next(asked, answer).map(this::there);
  }

  /// The next page may be named by the source's own address, or by the mirror's.
  private Request there(Request request) {
    var own = request.address();
    if (home.getAuthority().equals(own.getAuthority())) return request;
    var query = own.getRawQuery() == null ? "" : "?" + own.getRawQuery();
    return request.at(request.part(), home + own.getRawPath() + query);
  }

  @Override
  public Optional<Pattern> secret() {
    return source.secret();
  }

  @Override
  public void read(Capture capture, ObservationSink sink) throws UnreadablePayload {
    source.read(capture, sink);
  }
}
