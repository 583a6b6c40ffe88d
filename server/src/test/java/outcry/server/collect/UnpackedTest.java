// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// Answers that come packed, marked or with a cell too many (rule I-61).
class UnpackedTest {
  @Test
  void aPackedAnswerReadsLikeAPlainOneAndIsKeptAsItCame() throws Exception {
    var packed = capture(gzip("{\"h100\": [2.5]}"));
    assertEquals("{\"h100\":[2.5]}", Json.of(packed).toString());
    assertEquals(packed.sha256(), capture(packed.bytes()).sha256());
    var table = CsvTable.of(capture(gzip("a,b\n1,2\n")), "a");
    assertEquals("2", table.next().orElseThrow().cell("b"));
  }

  @Test
  void aPackedAnswerCutAnywhereIsTruncated() throws Exception {
    var packed = gzip("{\"h100\": [2.5]}");
    for (int cut = 2; cut < packed.length - 8; cut++) {
      var half = capture(Arrays.copyOf(packed, cut));
      var why = assertThrows(UnreadablePayload.class, () -> Json.of(half), "cut after " + cut);
      assertEquals("truncated", why.code(), "cut after " + cut + ": " + why.getMessage());
    }
  }

  @Test
  void whatUnpacksWithoutEndIsReadNoFurther() throws Exception {
    var in = Unpacked.of(new ByteArrayInputStream(gzip("0".repeat(100_000))), 1_000);
    var why = assertThrows(IOException.class, in::readAllBytes);
    assertEquals("unpacked it is longer than 1000 bytes", why.getMessage());
  }

  @Test
  void aMarkBeforeTheFirstColumnIsNoPartOfItsName() throws Exception {
    var table = CsvTable.of(capture("\ufeffa,b\n1,2\n".getBytes(StandardCharsets.UTF_8)), "a", "b");
    assertEquals("1", table.next().orElseThrow().cell("a"));
  }

  @Test
  void aRowWithACellTooManyHasOneInAWrongPlace() throws Exception {
    var table = CsvTable.of(capture("a,b\n1,2,\n1,2,3\n".getBytes(StandardCharsets.UTF_8)), "a");
    assertEquals("2", table.next().orElseThrow().cell("b"), "an empty cell more is none");
    var why = assertThrows(UnreadablePayload.class, table::next);
    assertEquals("row 3 has 3 cells of 2: one is misplaced", why.getMessage());
  }

  static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static Capture capture(byte[] bytes) {
    return Capture.of("corner", "page1", Recorded.TAKEN, bytes);
  }
}
