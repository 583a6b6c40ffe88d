// SPDX-License-Identifier: Apache-2.0
package outcry.bench.index;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SplittableRandom;

/// Made-up days of an H100 market in the columns of the observation contract: forty sellers, ten in
/// each tier, every one asking for machines of one to eight cards in twelve regions, some per card
/// and some per machine. Prices drift by a few percent now and then, so that no screen has to speak
/// and a plain median of the same rows can be compared to the last digit.
public final class YearFile {
  static final LocalDate FIRST = LocalDate.of(2025, 8, 1);

  /// Ten million rows are a year.
  static final int ROWS_A_DAY = 27_398;

  private static final int SELLERS = 40;
  private static final String[] TIERS = {"hyperscaler", "neocloud", "serverless", "marketplace"};
  private static final String HEADER =
      "observed_at,source,provider,tier,good,form,memory_gb,count,region,terms,kind,price,currency,"
          + "unit,quantity\n";
  private static final int SEED = 20_250_801;

  private final SplittableRandom random = new SplittableRandom(SEED);

  /// Hundredths of a cent an hour of one card.
  private final int[] levels = new int[SELLERS];

  private YearFile() {
    for (int i = 0; i < SELLERS; i++) levels[i] = 25_000 + random.nextInt(15_000);
  }

  /// The file of so many days in the folder, made unless it is there.
  static Path in(Path folder, int days) {
    try {
      Files.createDirectories(folder);
      var file = folder.resolve("observations-" + days + "-days.csv");
      if (Files.isRegularFile(file)) return file;
      var part = folder.resolve(file.getFileName() + ".part");
      try (var out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 20)) {
        new YearFile().write(out, days);
      }
      return Files.move(part, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(OutputStream out, int days) throws IOException {
    out.write(HEADER.getBytes(StandardCharsets.US_ASCII));
    var row = new StringBuilder(160);
    for (int day = 0; day < days; day++) {
      var date = FIRST.plusDays(day).toString();
      for (int i = 0; i < SELLERS; i++) {
        if (random.nextInt(20) == 0) levels[i] += levels[i] * (random.nextInt(61) - 30) / 1_000;
      }
      for (int i = 0; i < ROWS_A_DAY; i++) {
        row.setLength(0);
        row(row, date, (int) (i * 86_400L / ROWS_A_DAY));
        out.write(row.toString().getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  private void row(StringBuilder row, String date, int second) {
    int seller = random.nextInt(SELLERS);
    int cards = 1 << random.nextInt(4);
    boolean machine = cards > 1 && random.nextBoolean();
    row.append(date).append('T');
    two(row, second / 3600).append(':');
    two(row, second / 60 % 60).append(':');
    two(row, second % 60).append("Z,pages-").append(seller % 7).append(",seller-").append(seller);
    row.append(',').append(TIERS[seller % 4]).append(",H100,").append(seller % 5 == 0 ? "" : "SXM");
    row.append(",80,").append(cards).append(",region-").append(random.nextInt(12));
    row.append(",on-demand,").append(seller % 3 == 0 ? "firm," : "list,");
    long price = levels[seller] + levels[seller] * (random.nextInt(101) - 50L) / 1_000;
    if (machine) price *= cards;
    row.append(price / 10_000).append('.');
    two(row, (int) (price / 100 % 100));
    two(row, (int) (price % 100)).append(",USD,");
    row.append(machine ? "instance-hour" : "gpu-hour").append(",\n");
  }

  private static StringBuilder two(StringBuilder row, int number) {
    return row.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
