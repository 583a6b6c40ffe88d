// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.util.List;
import outcry.server.collect.PriceSource;

/// Who says what a GPU-hour costs.
public final class GpuSources {
  private GpuSources() {}

  public static List<PriceSource> all() {
    return List.of(
        new GpuRentalPrices(),
        new SkyPilot(),
        new Gpuhunt(),
        new AzureRetail(),
        new AwsEc2(),
        new Lambda(),
        new GcpSkus(),
        new RunPod(),
        new VastAi());
  }
}
