// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rule I-16: what a file may look like, and that one bad line costs only itself.
class ObservationFileTest {
  private static final String GOOD = Told.gpu("3.99", "USD", "gpu-hour", "8");

  @ParameterizedTest(name = "{0}: {1} instead of {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bad-time         | 2026-07-31T25:00:00Z  | 2026-07-31T12:00:00Z | observed_at '2026-07-31T25:00:00Z' is no time like 2026-07-05T23:04:21Z from 2000 to 2099 (rule I-16)
          bad-time         | 2026-02-29            | 2026-07-31T12:00:00Z | observed_at '2026-02-29' is no time like 2026-07-05T23:04:21Z from 2000 to 2099 (rule I-16)
          unknown-tier     | ,broker,              | ,neocloud,           | tier 'broker' is not one of hyperscaler, neocloud, serverless, marketplace; frontier, standard, open (rule I-16)
          unknown-terms    | ,weekly,              | ,on-demand,          | terms 'weekly' is not one of on-demand, spot, interruptible, reserved, batch (rule I-16)
          unknown-kind     | ,rumour,              | ,list,               | kind 'rumour' is not one of list, firm, transacted (rule I-16)
          unknown-unit     | ,gpu-minute,          | ,gpu-hour,           | unit 'gpu-minute' is not one of gpu-hour, instance-hour, offer-hour; token, 1k-tokens, mtok (rule I-17)
          unknown-unit     | ,mtok,                | ,gpu-hour,           | unit 'mtok' is no unit of a GPU (rule I-17)
          unknown-currency | ,$,                   | ,USD,                | currency '$' is not one of USD, USc, or an ISO 4217 code like EUR or EUR-cents (rule I-17)
          malformed        | ,n/a,                 | ,3.99,               | price 'n/a' is no number (rule I-16)
          malformed        | ,,USD                 | ,3.99,USD            | price '' is no number (rule I-16)
          malformed        | ,many,                | ,8,                  | count 'many' is not a number of GPUs, 1 to 1000000 (rule I-16)
          malformed        | ,0,                   | ,8,                  | count '0' is not a number of GPUs, 1 to 1000000 (rule I-16)
          malformed        | ,lots,                | ,80,                 | memory_gb 'lots' is not gigabytes, 0 to 100000 (rule I-16)
          malformed        | ,,neocloud            | ,acme,neocloud       | provider is empty (rule I-16)
          malformed        | ,USD,gpu-hour,1,1     | ,USD,gpu-hour,       | 16 fields for the 15 columns of the header (rule I-16)
          short-row        | ,USD                  | ,USD,gpu-hour,       | 13 fields for the 15 columns of the header (rule I-16)
          malformed        | ,USD,gpu-hour,-1      | ,USD,gpu-hour,       | quantity '-1' is below 0 (rule I-16)
          malformed        | ,USD,"gpu"-hour,      | ,USD,gpu-hour,       | text follows a closing quote (rule I-16)
          """)
  void whatIsNoObservationSaysWhy(String code, String now, String before, String reason) {
    var told = Told.rows(GOOD + GOOD.replace(before, now) + GOOD);
    assertEquals(2, told.seen.size(), told.refused.toString());
    var refusal = told.refused.getFirst();
    assertEquals(
        code + ": " + reason + " at line 3",
        refusal.code() + ": " + refusal.reason() + " at line " + refusal.line());
  }

  @Test
  void aRefusalSaysOfWhomAndWhatAsFarAsTheLineDoes() { // I-16
    var told = Told.rows(GOOD.replace("3.99", "n/a") + "2026-07-31T12:00:00Z,s,acme,neoc");
    assertEquals(
        """
        2026-07-31T12:00:00Z s acme H100 malformed 2
        2026-07-31T12:00:00Z s acme  truncated 3\
        """,
        told.refused.stream()
            .map(
                r ->
                    String.join(
                        " ",
                        Times.text(r.observed()),
                        r.source(),
                        r.provider(),
                        r.good(),
                        r.code(),
                        "" + r.line()))
            .collect(Collectors.joining("\n")));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "2026-07-31T23:59:59Z,             2026-07-31T23:59:59Z",
    "2026-08-01T01:30:00+02:00,        2026-07-31T23:30:00Z",
    "2026-07-31T20:00:00.999-0400,     2026-08-01T00:00:00Z",
    "2026-07-31 12:00:00,              2026-07-31T12:00:00Z",
    "2026-07-31T12:00z,                2026-07-31T12:00:00Z",
    "2024-02-29,                       2024-02-29T12:00:00Z",
    "2000-01-01T00:00:00Z,             2000-01-01T00:00:00Z",
    "2099-12-31,                       2099-12-31T12:00:00Z"
  })
  void aTimeIsASecondOfTheUtcDay(String text, String utc) { // I-16
    var told = Told.rows(GOOD.replace("2026-07-31T12:00:00Z", text));
    assertEquals(utc, Times.text(told.seen.getFirst().observed()), told.refused.toString());
  }

  @Test
  void wordsMayBeSpelledAsSourcesSpellThem() { // I-16
    var told =
        Told.rows(
            """
            2026-07-31,s,acme,NeoCloud,h100,SXM5,80,,,On_Demand,LIST,3.99,usd,GPU_hour,
            2026-07-31,s,acme,neocloud,H100,pcie,80.0,1,,reserved-1y,firm-offer,3.99,USD,per-gpu,12.5
            2026-07-31,s,acme,neocloud,H100,,,1,,Preemptible,trade,3.99,USD,offer,0.0001
            2026-07-31,s,acme,Open,Llama-3,prompt,,,,ondemand,list,1,USD,1M,
            """);
    assertEquals("[]", told.refused.toString());
    assertEquals(
        """
        H100/SXM/80 1 ON_DEMAND LIST GPU_HOUR 0
        H100/PCIe/80 1 RESERVED FIRM GPU_HOUR 12500
        H100//0 1 INTERRUPTIBLE TRANSACTED OFFER_HOUR 1
        Llama-3/INPUT 1 ON_DEMAND LIST MTOK 0\
        """,
        told.seen.stream()
            .map(
                o ->
                    String.join(
                        " ",
                        switch (o.good()) {
                          case Good.Gpu gpu -> gpu.name() + "/" + gpu.form() + "/" + gpu.memoryGb();
                          case Good.Tokens tokens -> tokens.name() + "/" + tokens.component();
                        },
                        "" + o.count(),
                        o.terms().name(),
                        o.kind().name(),
                        o.price().unit().name(),
                        "" + o.quantity()))
            .collect(Collectors.joining("\n")));
  }

  @Test
  void columnsMayStandInAnyOrderAndBeMore() { // I-16
    var columns = new ArrayList<>(List.of(Told.HEADER.strip().split(",")));
    var fields = new ArrayList<>(List.of(GOOD.strip().split(",", -1)));
    columns.addAll(List.of("licence", "effective_at", "buyer", "interconnect"));
    fields.addAll(List.of("CC BY 4.0", "2026-08-01", "lab", "InfiniBand"));
    var turned = String.join(",", columns.reversed()) + "\n" + String.join(",", fields.reversed());
    var seen = Told.file(turned, Normaliser.shipped()).seen.getFirst();
    assertEquals("acme", seen.provider());
    assertEquals("2026-08-01T12:00:00Z", Times.text(seen.effective()));
    assertEquals("lab", seen.buyer());
    assertEquals(new Good.Gpu("H100", "SXM", 80, "infiniband"), seen.good());
  }

  @Test
  void aTableWithoutAColumnIsNotRead() { // I-16
    assertEquals(
        "told.csv: its header has no 'terms', 'unit' (rule I-16: the columns, separated by commas,"
            + " are "
            + Told.HEADER.strip()
            + ")",
        refusedFile(Told.HEADER.replace(",terms", "").replace(",unit", "") + GOOD));
    assertEquals(
        "told.csv: its header has 'price' twice (rule I-16)",
        refusedFile(Told.HEADER.replace("quantity", "quantity,price")));
    assertEquals(
        "told.csv: it is empty, not even a header is there (rule I-16)", refusedFile("\n \r\n"));
  }

  @Test
  void anOpenQuoteCostsItsOwnLine() { // I-16
    var told = Told.rows(GOOD + GOOD.replace("H100", "\"H100") + GOOD + GOOD);
    assertEquals(3, told.seen.size());
    assertEquals(
        "malformed: a quote is not closed (rule I-16)",
        told.refused.getFirst().code() + ": " + told.refused.getFirst().reason());
    told = Told.rows(GOOD + GOOD.replace("H100", "\"H100").replace("\n", ""));
    assertEquals("truncated", told.refused.getFirst().code());
    told = Told.rows(GOOD.replace("acme", "a".repeat(70_000)) + GOOD);
    assertEquals(
        "longer than 65536 bytes (rule I-16) at line 2",
        told.refused.getFirst().reason() + " at line " + told.refused.getFirst().line());
    assertEquals(1, told.seen.size());
  }

  @Test
  void aGzipThatEndsTooEarlyKeepsWhatCameBefore() throws IOException { // I-16
    var rows = new StringBuilder(Told.HEADER);
    for (int i = 0; i < 5_000; i++) rows.append(GOOD.replace("3.99", 2 + i % 997 + ".1"));
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(rows.toString().getBytes(StandardCharsets.UTF_8));
    }
    var whole = Told.bytes(packed.toByteArray(), Normaliser.shipped());
    assertEquals(5_000, whole.seen.size());
    var half = Arrays.copyOf(packed.toByteArray(), packed.size() * 9 / 10);
    var told = Told.bytes(half, Normaliser.shipped());
    int kept = told.seen.size();
    assertEquals(whole.seen.subList(0, kept), told.seen);
    var last = told.refused.getLast();
    assertEquals("truncated", last.code());
    assertEquals(
        "told.csv ends too early: Unexpected end of ZLIB input stream (rule I-16)", last.reason());
    assertEquals("2026-07-31T12:00:00Z", Times.text(last.observed()));
  }

  @Test
  void theBytesStayOpenForWhoOpenedThem() throws IOException { // I-16
    var closed = new boolean[1];
    var bytes = (Told.HEADER + GOOD).getBytes(StandardCharsets.UTF_8);
    var in =
        new ByteArrayInputStream(bytes) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    ObservationFile.read(in, "told.csv", 0, _ -> {}, _ -> {});
    assertFalse(closed[0]);
    assertEquals(-1, in.read());
  }

  private static String refusedFile(String text) {
    return assertThrows(
            MissingColumns.class,
            () ->
                ObservationFile.read(
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                    "told.csv",
                    0,
                    _ -> {},
                    _ -> {}))
        .getMessage();
  }
}
