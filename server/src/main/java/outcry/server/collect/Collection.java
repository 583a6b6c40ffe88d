// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.function.Function;

/// Asks one source all it has to ask, and hands every answer and what is read in it to be kept.
public final class Collection {
  /// A source that names a next page for ever is broken.
  private static final int MOST_PAGES = 500;

  /// Keeps captures and what was read in them.
  public interface Keeper {
    void keep(Capture capture, Gathered gathered) throws IOException;

    /// How many observations the fullest whole capture of this part had in the week before a time;
    /// 0 when there is none.
    int fullest(String source, String part, Instant before) throws IOException;
  }

  private final Function<Path, Fetcher> fetchers;
  private final Keeper keeper;
  private final Path incoming;

  /// @param fetchers a fetcher whose answers come in at a folder
  /// @param incoming under which each source has its folder
  public Collection(Function<Path, Fetcher> fetchers, Keeper keeper, Path incoming) {
    this.fetchers = fetchers;
    this.keeper = keeper;
    this.incoming = incoming;
  }

  /// Collects from a source. What fails is in the tally, not thrown, unless the archive itself
  /// cannot be written.
  ///
  /// @param key the operator's key, empty for a source that needs none
  public SourceTally collect(PriceSource source, SourceTerms terms, String key)
      throws IOException, InterruptedException {
    var tally = new SourceTally(source.id());
    var folder = incoming.resolve(source.id());
    var fetcher = fetchers.apply(folder);
    var requests = new ArrayDeque<>(source.requests(key));
    var asked = new HashSet<URI>();
    requests.forEach(request -> asked.add(request.address()));
    int pages = 0;
    while (!requests.isEmpty()) {
      var request = requests.poll();
      var fetched = fetcher.fetch(terms, request, source.secret());
      for (var capture : fetched.captures()) {
        var gathered =
            Gathered.of(source, capture)
                .comparedWith(
                    keeper.fullest(source.id(), capture.part(), capture.taken()), capture);
        keeper.keep(capture, gathered);
        tally.add(capture, gathered);
      }
      empty(folder);
      if (fetched.fault().isPresent()) {
        tally.fault(request.part(), fetched.fault().get());
        if (fetched.captures().isEmpty()) missing(source, request, fetched.fault().get(), fetcher);
        // Who cannot be reached at the first question will not be at the others.
        if (fetched.hopeless() && tally.captures() == 0) break;
        continue;
      }
      var next = next(source, request, fetched.captures().getLast());
      if (next.isPresent() && !asked.add(next.get().address())) {
        tally.fault(request.part(), "it names a page again that we have");
      } else if (next.isPresent() && ++pages < MOST_PAGES) {
        requests.addFirst(next.get());
      } else if (next.isPresent()) {
        tally.fault(request.part(), "more than " + MOST_PAGES + " pages");
      }
    }
    if (tally.observations() == 0 && tally.refusals().isEmpty() && tally.faults().isEmpty()) {
      tally.fault("no price is in what it answers; see " + terms.address());
    }
    return tally;
  }

  /// A part that said something in the week before and says nothing now is missed: nothing came,
  /// and that is kept as a capture of no bytes, so that a fixing knows (rule I-62).
  private void missing(PriceSource source, Request request, String fault, Fetcher fetcher)
      throws IOException {
    var nothing = fetcher.nothing(source.id(), request.part());
    if (keeper.fullest(source.id(), request.part(), nothing.taken()) == 0) return;
    keeper.keep(nothing, Gathered.missing(nothing, fault));
  }

  private static Optional<Request> next(PriceSource source, Request asked, Capture answer) {
    return source.next(asked, answer);
  }

  /// Kept answers have their place in the archive; what lay here on its way in can go.
  private static void empty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return;
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) Files.delete(file);
    }
    Files.delete(folder);
  }
}
