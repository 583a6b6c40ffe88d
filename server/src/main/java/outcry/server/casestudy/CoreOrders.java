// SPDX-License-Identifier: Apache-2.0
package outcry.server.casestudy;

import outcry.desk.plan.Orders;
import outcry.server.scenario.Decimals;
import outcry.server.scenario.Words;
import outcry.wire.RejectReason;
import outcry.wire.Side;
import outcry.wire.TimeInForce;

/// The desk's way to the exchange. An order refused for margin is paid for and sent once more.
final class CoreOrders implements Orders {
  private final CaseExchange venue;
  private final Treasury treasury;

  CoreOrders(CaseExchange venue, Treasury treasury) {
    this.venue = venue;
    this.treasury = treasury;
  }

  @Override
  public Outcome buy(String contract, long lots, long limit) {
    var done = place(contract, lots, limit);
    if (done.reason() == RejectReason.MARGIN) {
      treasury.payIn(done.asked() - done.bound());
      done = place(contract, lots, limit);
    }
    return new Outcome(done.filled(), done.paid(), done.trades(), refusal(done, lots));
  }

  private CaseExchange.Executed place(String contract, long lots, long limit) {
    return venue.place(Treasury.FUND, contract, Side.BUY, lots, limit, TimeInForce.IOC);
  }

  private static String refusal(CaseExchange.Executed done, long lots) {
    if (done.reason() != null) {
      return done.reason() == RejectReason.MARGIN
          ? "needs %s initial margin, %s free (rule M-4)"
              .formatted(Decimals.brief(done.asked()), Decimals.brief(done.bound()))
          : Words.of(done.reason());
    }
    return done.filled() == lots
        ? ""
        : (lots - done.filled()) + " lots found no seller within the limit";
  }
}
