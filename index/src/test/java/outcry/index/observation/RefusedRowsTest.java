// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Rule I-16: what a collector refused travels in the table of the day, and is refused again for
/// the same reason by whoever fixes from it.
class RefusedRowsTest {
  @Test
  void theReasonOfACollectorIsReadBack() throws Exception {
    var why =
        new Refusal(
            1_785_000_000L,
            "azure",
            "Azure",
            "H100",
            "truncated",
            "the answer, \"page 2\", ends in the middle (rule I-62)",
            0,
            0);
    var undated = new Refusal(Long.MIN_VALUE, "corner", "", "", "malformed", "no table", 0, 0);
    var out = new ByteArrayOutputStream();
    ObservationWriter.write(List.of(), List.of(undated, why), out);
    var refused = new ArrayList<Refusal>();
    var taken = new ArrayList<Observation>();
    ObservationFile.read(
        new ByteArrayInputStream(out.toByteArray()), "day.csv", 0, taken::add, refused::add);
    assertEquals(List.of(), taken);
    assertEquals(2, refused.size(), refused::toString);
    var same =
        refused.stream().filter(each -> each.code().equals("truncated")).findFirst().orElseThrow();
    assertEquals(why.reason(), same.reason());
    assertEquals(why.observed(), same.observed());
    assertEquals("H100", same.good());
    assertEquals("Azure", same.provider());
    assertEquals("azure", same.source());
  }
}
