// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import java.util.List;

/// What the owner of a source allows, as far as we read it (rule I-60).
///
/// @param id short name: `lambda`
/// @param title for people
/// @param hosts the only hosts it is asked at, in lower case
/// @param index may its prices be used in an index
/// @param redistribution may its answers be given to others
/// @param key the environment variable with the operator's key; empty when none is needed
/// @param attribution the words to print beside a figure taken from here; may be empty
/// @param terms the licence, or what we read in the terms of service
/// @param address where people read more
public record SourceTerms(
    String id,
    String title,
    List<String> hosts,
    Permission index,
    Permission redistribution,
    String key,
    String attribution,
    String terms,
    String address) {

  /// What terms say about a use.
  public enum Permission {
    YES,
    NO,
    /// Nothing was found that allows or forbids it; the operator decides.
    UNSAID
  }

  public boolean needsKey() {
    return !key.isEmpty();
  }

  /// Asked without being named: needs no key, and no term forbids an index.
  public boolean onByDefault() {
    return !needsKey() && index != Permission.NO;
  }
}
