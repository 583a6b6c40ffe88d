// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.Function;

/// Asks one source all it has to ask, and hands every answer and what is read in it to be kept.
public final class Collection {
  /// A source that names a next page for ever is broken.
  private static final int MOST_PAGES = 500;

  /// Keeps captures and what was read in them.
  public interface Keeper {
    void keep(Capture capture, Gathered gathered) throws IOException;

    /// How many observations the last whole capture of this part had; 0 when there is none.
    int last(String source, String part) throws IOException;
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
    int pages = 0;
    while (!requests.isEmpty()) {
      var request = requests.poll();
      var fetched = fetcher.fetch(terms, request, source.secret());
      for (var capture : fetched.captures()) {
        var gathered =
            Gathered.of(source, capture)
                .comparedWith(keeper.last(source.id(), capture.part()), capture);
        keeper.keep(capture, gathered);
        tally.add(capture, gathered);
      }
      empty(folder);
      if (fetched.fault().isPresent()) {
        tally.fault(request.part() + ": " + fetched.fault().get());
        // Who does not answer the first question will not answer the others.
        if (fetched.captures().isEmpty() && tally.captures() == 0) break;
        continue;
      }
      var next = next(source, request, fetched.captures().getLast());
      if (next.isPresent() && ++pages < MOST_PAGES) {
        requests.addFirst(next.get());
      } else if (next.isPresent()) {
        tally.fault(request.part() + ": more than " + MOST_PAGES + " pages");
      }
    }
    if (tally.observations() == 0 && tally.refusals().isEmpty() && tally.faults().isEmpty()) {
      tally.fault("no price is in what it answers; see " + terms.address());
    }
    return tally;
  }

  private static Optional<Request> next(PriceSource source, Request asked, Capture answer) {
    return source.next(asked, answer).filter(next -> !next.address().equals(asked.address()));
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
