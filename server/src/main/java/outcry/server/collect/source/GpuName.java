// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import outcry.index.observation.Good;

/// What a seller's name for a card says: `NVIDIA H100 80GB HBM3`, `a100-sxm-80`, `H100NVL`, `8x
/// H100 (80 GB SXM5)`, `A100_PCIE`, `RTX 4090`.
///
/// Only what is written is taken. `HBM3` does not say SXM, a bare `A100` does not say 80 GB; the
/// method decides what an unsaid form may stand for.
final class GpuName {
  private static final Pattern CARD =
      Pattern.compile(
          "(?<![A-Z0-9])(GB[23]00|B[23]00|GH200|H[12]00|H800|H20|A100|A800|L40S|L40|L4|L20|L2"
              + "|A10G|A10|A16|A30|A40|T4|V100|P100|P40|P4|M60|K80|MI\\d{3}[AX]?|GAUDI ?\\d?"
              + "|(?:RTX|GTX) ?(?:PRO )?[A-Z]?\\d{4}(?: ?(?:ADA|TI|SUPER))*|A[2456]000)(?!\\d)");
  private static final Pattern MEMORY = Pattern.compile("(?<![\\d.])(\\d{1,4}) ?GI?B");
  private static final Pattern FORM = Pattern.compile("(SXM|PCIE|NVL)(?!\\d\\d)");

  /// Sellers who write the memory without a unit: `a100-sxm-80`.
  private static final Pattern BARE_MEMORY = Pattern.compile(" (40|80|94|96|141)(?: |$)");

  private static final Pattern COUNT = Pattern.compile("^\\s*(\\d{1,3})\\s*x\\b");

  private GpuName() {}

  /// The card in a text; empty when there is none we know.
  static Optional<Good.Gpu> in(String text) {
    return in(text, 0);
  }

  /// @param memoryGb of the card, when it is said elsewhere; 0 takes what the text says
  static Optional<Good.Gpu> in(String text, int memoryGb) {
    var words = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9.]+", " ");
    var card = CARD.matcher(words);
    if (!card.find()) return Optional.empty();
    var form = FORM.matcher(words);
    return Optional.of(
        new Good.Gpu(
            card.group(1).replace(" ", ""),
            form.find() ? form.group(1).replace("PCIE", "PCIe") : "",
            memoryGb > 0 ? memoryGb : memory(words),
            ""));
  }

  private static int memory(String words) {
    for (var pattern : new Pattern[] {MEMORY, BARE_MEMORY}) {
      var said = pattern.matcher(words);
      if (said.find()) return Integer.parseInt(said.group(1));
    }
    return 0;
  }

  /// The card without the machine around it: processor, memory and disk are billed apart. Another
  /// good than a machine's GPU-hour, whatever the card.
  static Good.Gpu cardOnly(Good.Gpu gpu) {
    return new Good.Gpu(gpu.name(), "card-only", gpu.memoryGb(), gpu.interconnect());
  }

  /// The same card with what another text says of its form.
  static Good.Gpu formed(Good.Gpu gpu, String text) {
    var form = FORM.matcher(text.toUpperCase(Locale.ROOT));
    if (!gpu.form().isEmpty() || !form.find()) return gpu;
    return new Good.Gpu(
        gpu.name(), form.group(1).replace("PCIE", "PCIe"), gpu.memoryGb(), gpu.interconnect());
  }

  /// The `8` of `8x H100`; 1 when nothing is said.
  static int count(String text) {
    var found = COUNT.matcher(text);
    return found.find() ? Integer.parseInt(found.group(1)) : 1;
  }
}
