// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import outcry.index.catalogue.ArchiveHistory;
import outcry.index.observation.Observation;
import outcry.index.observation.ObservationWriter;
import outcry.server.benchmark.Archive;
import outcry.server.benchmark.BadFixing;
import outcry.server.benchmark.HouseWorkings;
import outcry.server.benchmark.Office;
import outcry.server.benchmark.SigningKey;

/// The benchmark administrator of the demonstration: reads the simulated price pages every evening
/// and publishes a signed fixing of every settlement index, made by the house's own methods.
///
/// The daily family begins with the pages of the weeks before the market opens, when the street
/// still follows the dated facts. Its level need not be the Archive family's, which chains a longer
/// past; the street then moves from where the daily family stands.
final class Administration {
  /// Days the daily family is walked before the market opens.
  private static final int DAYS_BEFORE = 21;

  private static final LocalTime PUBLISHING = LocalTime.of(1, 0);

  private final ArchiveHistory history;
  private final Street street;
  private final PriceBoards boards;
  private final Archive archive;
  private final Office office;
  private final Map<String, Map<LocalDate, OptionalLong>> published = new HashMap<>();
  private Instant now = Instant.EPOCH;

  /// @param folder where inputs, fixings and the journal are kept
  Administration(ArchiveHistory history, Street street, long seed, Path folder) {
    this.history = history;
    this.street = street;
    this.boards = new PriceBoards(history.facts(), seed);
    this.archive = new Archive(folder);
    var workings = HouseWorkings.publishing(indices());
    try {
      this.office = new Office(archive, workings, SigningKey.at(archive.keyFile()), () -> now);
    } catch (BadFixing | IOException e) {
      throw new IllegalStateException("the benchmark cannot be published: " + e.getMessage(), e);
    }
  }

  private static List<String> indices() {
    return Listing.ALL.stream().map(Listing::index).toList();
  }

  /// Publishes the fixings of the days before the market opens, and lets the street go on from the
  /// last of them.
  void begin() {
    var last = history.lastDate();
    for (var day = last.minusDays(DAYS_BEFORE); !day.isAfter(last); day = day.plusDays(1)) {
      publish(day);
    }
    for (var listing : Listing.ALL) {
      fixing(listing, last).ifPresent(level -> street.standsAt(listing, level));
    }
  }

  /// Reads the pages of a day and publishes its fixings.
  void publish(LocalDate day) {
    boolean dated = !day.isAfter(history.lastDate());
    PriceBoards.Level level = dated ? listing -> street.fact(listing, day) : street::level;
    var seen = boards.read(day, level, listing -> street.fact(listing, history.lastDate()));
    try {
      write(day, seen);
      now = day.plusDays(1).atTime(PUBLISHING).toInstant(ZoneOffset.UTC);
      for (var signed : office.publish(day).issued()) {
        var fixing = signed.fixing();
        keep(fixing.name(), fixing.date(), fixing.value());
      }
    } catch (BadFixing e) {
      throw new IllegalStateException("no fixings on " + day + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(LocalDate day, Collection<Observation> seen) throws IOException {
    var file = archive.root().resolve("inputs").resolve(day + ".csv");
    Files.createDirectories(file.getParent());
    try (var out = Files.newOutputStream(file)) {
      ObservationWriter.write(seen, out);
    }
  }

  private void keep(String index, LocalDate day, OptionalLong value) {
    published.computeIfAbsent(index, _ -> new HashMap<>()).put(day, value);
  }

  /// The fixing of a day; empty when it was withheld.
  OptionalLong fixing(Listing listing, LocalDate day) {
    return published
        .getOrDefault(listing.index(), Map.of())
        .getOrDefault(day, OptionalLong.empty());
  }
}
