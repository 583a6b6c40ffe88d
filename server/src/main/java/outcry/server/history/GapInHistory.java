// SPDX-License-Identifier: Apache-2.0
package outcry.server.history;

/// Events are missing between what is stored and what is recorded: the history must not go on as if
/// they never were.
final class GapInHistory extends RuntimeException {
  private static final long serialVersionUID = 1;

  GapInHistory(Progress stored, long found, int index) {
    super(
        ("events are missing: stored up to log position %d (event %d), the recording goes on at %d"
                + " (event %d)")
            .formatted(stored.position(), stored.index(), found, index));
  }
}
