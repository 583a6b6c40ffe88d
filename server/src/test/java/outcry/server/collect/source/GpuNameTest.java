// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import outcry.index.observation.Good;

/// A card under the many names sellers give it (rule I-63).
class GpuNameTest {
  private static final String NAMES =
      """
      8x H100 (80 GB SXM5)            H100 SXM 80
      NVIDIA H100 80GB HBM3           H100 - 80
      h100-sxm                        H100 SXM 0
      H100 SXM                        H100 SXM 0
      H100NVL                         H100 NVL 0
      h100-nvl                        H100 NVL 0
      Nvidia H100 80GB Mega GPU running in X   H100 - 80
      a100-sxm-80                     A100 SXM 80
      a100-pcie-40                    A100 PCIe 40
      A100_PCIE                       A100 PCIe 0
      A100-80GB                       A100 - 80
      A100 SXM4                       A100 SXM 0
      Nvidia Tesla A100 GPU           A100 - 0
      Standard_ND96isr_H200_v5        H200 - 0
      gpu-h200-sxm_8gpu-128vcpu       H200 SXM 0
      h200-nvl                        H200 NVL 0
      NVIDIA HGX B300                 B300 - 0
      GB200 NVL72                     GB200 - 0
      1x GH200 (96 GB)                GH200 - 96
      Tesla V100                      V100 - 0
      v100-sxm2                       V100 SXM 0
      L40S                            L40S - 0
      L4                              L4 - 0
      A10G                            A10G - 0
      mi355x                          MI355X - 0
      RTX 4090                        RTX4090 - 0
      rtx-6000-ada                    RTX6000ADA - 0
      rtx-pro-6000-wk                 RTXPRO6000 - 0
      rtx-a4000                       RTXA4000 - 0
      m7.large                        none
      v5litepod-1                     none
      """;

  @Test
  void onlyWhatIsWrittenIsTaken() {
    var read =
        NAMES
            .lines()
            .map(line -> line.split(" {3,}")[0])
            .map(name -> name + " = " + GpuName.in(name).map(GpuNameTest::text).orElse("none"))
            .collect(Collectors.joining("\n"));
    assertEquals(NAMES.strip().replaceAll(" {3,}", " = "), read);
  }

  @Test
  void whatIsSaidElsewhereOfTheMemoryCountsMoreThanTheName() {
    assertEquals("A100 SXM 40", GpuName.in("a100-sxm-80", 40).map(GpuNameTest::text).orElse(""));
  }

  @Test
  void theFormMayStandInTheNameOfTheMachine() {
    var bare = new Good.Gpu("H100", "", 80, "");
    assertEquals(
        List.of("H100 SXM 80", "H100 - 80"),
        List.of(
            text(GpuName.formed(bare, "gpu_8x_h100_sxm5")), text(GpuName.formed(bare, "1H100"))));
  }

  private static String text(Good.Gpu gpu) {
    return gpu.name() + " " + (gpu.form().isEmpty() ? "-" : gpu.form()) + " " + gpu.memoryGb();
  }
}
