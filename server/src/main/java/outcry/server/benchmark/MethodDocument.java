// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.util.List;
import java.util.Optional;
import outcry.index.catalogue.Catalogue;
import outcry.index.catalogue.NoSuchIndex;
import outcry.index.composite.Composite;
import outcry.index.listed.ListedMethod;
import outcry.index.token.ArchiveTokens;
import outcry.index.token.CatalogueTokens;
import outcry.index.transacted.TransactedMethod;

/// A method in plain words with every coefficient it uses, as it is published beside a fixing. The
/// numbers are those of the method itself.
///
/// @param words what is done, step by step
/// @param coefficients every number that decides something
public record MethodDocument(List<String> words, List<Coefficient> coefficients) {

  /// @param rule the rule that says it, `I-28`
  public record Coefficient(String name, String value, String rule) {}

  public MethodDocument {
    words = List.copyOf(words);
    coefficients = List.copyOf(coefficients);
  }

  /// Of a method by what a fixing calls it, `H100-L/2`; empty for one that is not made any more.
  public static Optional<MethodDocument> of(String name) {
    try {
      return switch (Catalogue.find(name)) {
        case ListedMethod method -> Optional.of(ListedDocument.of(method.terms()));
        case TransactedMethod method -> Optional.of(TransactedDocument.of(method.terms()));
        case ArchiveTokens method -> Optional.of(TokenDocument.of(method.terms()));
        case CatalogueTokens method -> Optional.of(TokenDocument.of(method.terms()));
        case Composite method -> Optional.of(CompositeDocument.of(method));
        default -> Optional.empty();
      };
    } catch (NoSuchIndex _) {
      return Optional.empty();
    }
  }
}
