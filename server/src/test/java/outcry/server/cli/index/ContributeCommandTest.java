// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.server.benchmark.BadFixing;
import outcry.server.benchmark.SigningKey;
import outcry.server.collect.Recorded;
import outcry.server.observation.ObservationStore;
import picocli.CommandLine;

/// Trades handed over at the command line (rule I-66): what was taken is remembered by what is
/// kept.
class ContributeCommandTest {
  private static final String TABLE =
      "observed_at,source,provider,tier,good,form,memory_gb,count,region,terms,kind,price,currency,"
          + "unit,quantity,buyer,front_office\n"
          + "2026-10-08T08:12:09Z,-,Acme Cloud,neocloud,H100,SXM,80,8,,on-demand,transacted,22.80,"
          + "USD,instance-hour,512,Beta Labs,no\n"
          + "2026-10-08T08:14:00Z,-,Acme Cloud,neocloud,H100,SXM,80,8,,on-demand,transacted,23.20,"
          + "USD,instance-hour,64,Gamma Labs,yes\n";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;
  private Path archive;
  private SigningKey key;

  @BeforeEach
  void register() throws BadFixing, IOException {
    archive = folder.resolve("benchmark");
    key = SigningKey.at(folder.resolve("northwind.pem"));
    Files.createDirectories(archive);
    Files.writeString(
        archive.resolve("contributors.csv"),
        "contributor,key,since,until\nnorthwind," + key.verifying().text() + ",,\n");
  }

  @Test
  void batchesCountInTheirOrderAcrossRunsAndEverythingIsKept() throws IOException {
    var first = batch(1);
    var second = batch(2);
    var third = batch(3);
    assertEquals(1, contribute(first, third));
    assertEquals(1, contribute(first));
    assertEquals(0, contribute(second, third));
    assertEquals(
        """
        batch-1.txt: 1 trade of northwind, 1 refused front-office
        batch-3.txt: kept, does not count: batch-3.txt: northwind batch 3: batch 2 has not come\
         (rule I-66)
        batch-1.txt: kept, does not count: batch-1.txt: northwind batch 1: the next one is 2\
         (rule I-66)
        batch-2.txt: 1 trade of northwind, 1 refused front-office
        batch-3.txt: 1 trade of northwind, 1 refused front-office
        """,
        out.toString());
    try (var store = ObservationStore.open(archive)) {
      assertEquals(5, store.captures().size());
      var day = store.day(LocalDate.ofInstant(Recorded.TAKEN, ZoneOffset.UTC));
      assertEquals(
          List.of("northwind", "northwind", "northwind"),
          day.observations().stream().map(one -> one.source()).toList());
      assertEquals(5, day.refusals().size(), day.refusals()::toString);
    }
  }

  @Test
  void withoutARegisterOrAFileNothingIsTaken() throws IOException {
    assertEquals(2, contribute(folder.resolve("nowhere.txt")));
    assertTrue(err.toString().contains("nowhere.txt"), err::toString);
    Files.writeString(archive.resolve("contributors.csv"), "contributor,key\n");
    assertEquals(2, contribute(batch(1)));
    assertTrue(err.toString().contains("contributor,key,since,until"), err::toString);
    Files.delete(archive.resolve("contributors.csv"));
    assertEquals(2, contribute(batch(1)));
    assertEquals("", out.toString());
  }

  private Path batch(int sequence) throws IOException {
    var text =
        "contributor: northwind\nsequence: "
            + sequence
            + "\nissued: 2026-10-08T08:55:00Z\n\n"
            + TABLE;
    var signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
    return Files.writeString(
        folder.resolve("batch-" + sequence + ".txt"),
        text + "signature: " + Base64.getEncoder().encodeToString(signature) + "\n");
  }

  private int contribute(Path... batches) {
    var arguments = new ArrayList<>(List.of("--archive", archive.toString()));
    for (var batch : batches) arguments.add(batch.toString());
    return new CommandLine(new ContributeCommand(Clock.fixed(Recorded.TAKEN, ZoneOffset.UTC)))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }
}
