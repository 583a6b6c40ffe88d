// SPDX-License-Identifier: Apache-2.0
package outcry.index.fixing;

import java.time.LocalDate;
import java.util.List;

/// What a method must know of the days before: enough to go on from a published fixing.
///
/// @param last day of the last determination made from prices; null before the base
/// @param level micro-dollars per unit; 0 before the base
/// @param drift days in a row beyond the drift limit
/// @param members what is known of every provider (or model), by name
public record State(LocalDate last, long level, int drift, List<Member> members) {
  public static final State NONE = new State(null, 0, 0, List.of());

  public State {
    members = List.copyOf(members);
  }

  /// One provider's standing.
  ///
  /// @param seen the last day it had a usable price
  /// @param price that price, counted or not, micro-dollars
  /// @param accepted the last price that passed the screens; 0 when none has
  /// @param tracked the price the speed limit has let through; 0 before it is a member
  /// @param counted the last day it passed the screens; null when it never has
  /// @param since the day it joined a panel that had a base; null when it was of the base or has
  ///   not joined
  /// @param factor thousandths that brought its page to the reference form when it was last seen; 0
  ///   when several did, or none is needed
  /// @param swings days of late on which its page stood far from the look before, oldest first
  public record Member(
      String provider,
      String tier,
      LocalDate seen,
      long price,
      long accepted,
      long tracked,
      LocalDate counted,
      LocalDate since,
      int factor,
      List<LocalDate> swings) {

    public Member {
      swings = List.copyOf(swings);
    }

    /// One that was of the base, or has not joined.
    public Member(
        String provider,
        String tier,
        LocalDate seen,
        long price,
        long accepted,
        long tracked,
        LocalDate counted) {
      this(provider, tier, seen, price, accepted, tracked, counted, null, 0, List.of());
    }
  }
}
