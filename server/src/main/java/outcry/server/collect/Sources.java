// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import java.util.List;
import java.util.stream.Stream;
import outcry.server.collect.source.GpuSources;
import outcry.server.collect.source.TokenSources;

/// Every source we can ask.
public final class Sources {
  private Sources() {}

  public static List<PriceSource> all() {
    return Stream.concat(GpuSources.all().stream(), TokenSources.all().stream()).toList();
  }
}
