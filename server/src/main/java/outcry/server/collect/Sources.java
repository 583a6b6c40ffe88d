// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import outcry.server.collect.source.GpuSources;
import outcry.server.collect.source.TokenSources;

/// Every source we can ask.
public final class Sources {
  private Sources() {}

  private static final Set<String> CARDS = Set.of("A100", "H100", "H200", "B200");
  private static final Set<String> OF_CARDS = ids(GpuSources.all());
  private static final Set<String> OF_MODELS = ids(TokenSources.all());

  public static List<PriceSource> all() {
    return Stream.concat(GpuSources.all().stream(), TokenSources.all().stream()).toList();
  }

  /// May a source speak of any of these goods? A table of models that breaks off is no loss to an
  /// index of GPUs. A source we do not know may speak of anything.
  public static boolean speaksOf(String source, Predicate<String> goods) {
    if (OF_CARDS.contains(source)) return CARDS.stream().anyMatch(goods);
    return !OF_MODELS.contains(source) || goods.test("a model");
  }

  private static Set<String> ids(List<PriceSource> sources) {
    return sources.stream().map(PriceSource::id).collect(Collectors.toUnmodifiableSet());
  }
}
