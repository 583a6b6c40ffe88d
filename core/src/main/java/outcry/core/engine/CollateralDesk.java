// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static outcry.core.engine.CommandWriter.ABSENT;

import outcry.core.account.Account;
import outcry.core.clearing.Asset;
import outcry.core.money.Micros;
import outcry.wire.Flag;
import outcry.wire.MoveCollateralDecoder;
import outcry.wire.PaymentKind;
import outcry.wire.RefuseReason;
import outcry.wire.ValueAssetDecoder;

/// Takes assets up, values them, and lets accounts bring and take them (rule S-12).
final class CollateralDesk {
  private static final String DOLLARS = "USD";
  private static final long MOST_UNITS = 1_000_000_000_000_000L;
  private static final int MOST_ASSETS = 10_000;

  private final State state;
  private final LedgerEvents events;

  CollateralDesk(State state, LedgerEvents events) {
    this.state = state;
    this.events = events;
  }

  Refusal.OfCommand value(ValueAssetDecoder command) {
    long price = command.price();
    long haircut = command.haircut();
    long most = command.most();
    var name = command.asset();
    var currencyName = command.currency();
    if (name.isEmpty() || name.equals(DOLLARS)) {
      return new Refusal.OfCommand(RefuseReason.BAD_TERMS, 0, 0, "asset");
    }
    if (price <= 0 || price > Settlement.MAX_PRICE) {
      return Refusal.OfCommand.amount(price, "price");
    }
    if (haircut < 0 || haircut > Micros.DOLLAR) {
      return new Refusal.OfCommand(RefuseReason.BAD_TERMS, haircut, Micros.DOLLAR, "haircut");
    }
    if (most != ABSENT && (most < 0 || most > Asset.MOST)) {
      return Refusal.OfCommand.amount(most, "limit");
    }
    var known = state.custody.asset(name);
    boolean inDollars = currencyName.isEmpty() || currencyName.equals(DOLLARS);
    var currency = inDollars ? null : state.custody.asset(currencyName);
    if (!inDollars && (currency == null || currency == known || currency.currency != null)) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_ASSET, currencyName);
    }
    if (currency != null && known != null && isCurrency(known)) {
      return new Refusal.OfCommand(RefuseReason.BAD_TERMS, 0, 0, "currency");
    }
    if (known == null && state.custody.assets().size() == MOST_ASSETS) {
      return new Refusal.OfCommand(RefuseReason.BAD_TERMS, MOST_ASSETS, MOST_ASSETS, "assets");
    }
    var asset = known == null ? state.custody.add(name) : known;
    asset.price = price;
    asset.haircut = haircut;
    asset.most = most == ABSENT ? asset.most : most;
    asset.currency = currencyName.isEmpty() ? asset.currency : currency;
    events.assetValued(asset);
    revalue(asset);
    return null;
  }

  private boolean isCurrency(Asset asset) {
    return state.custody.assets().stream().anyMatch(other -> other.currency == asset);
  }

  /// Also what is priced in it.
  private void revalue(Asset asset) {
    state.custody.forEach(
        (number, holding) -> {
          if (holding.asset == asset || holding.asset.currency == asset) {
            long value = holding.asset.value(holding.quantity);
            if (value != holding.value) {
              holding.value = value;
              var account = state.accounts.account(number);
              account.securities = state.custody.securities(number);
              events.collateralMoved(account, holding, 0, Flag.NO, "");
            }
          }
        });
  }

  Refusal.OfCommand move(MoveCollateralDecoder command) {
    long quantity = command.quantity();
    var name = command.account();
    var assetName = command.asset();
    var key = command.key();
    var account = state.accounts.account(name);
    if (account == null) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_ACCOUNT, name);
    }
    var asset = state.custody.asset(assetName);
    if (asset == null) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_ASSET, assetName);
    }
    var first = state.receipts.of(account.number, key);
    if (first != null) {
      return repeat(account, asset, quantity, first, key);
    }
    var before = state.custody.holding(account.number, asset);
    long held = before == null ? 0 : before.quantity;
    if (quantity == 0 || quantity < -MOST_UNITS || quantity > MOST_UNITS - held) {
      return Refusal.OfCommand.amount(quantity, "qty");
    }
    long free = state.isHeld(account) ? 0 : held;
    if (free + quantity < 0 && quantity < 0) {
      return new Refusal.OfCommand(RefuseReason.INSUFFICIENT_COLLATERAL, -quantity, free, "qty");
    }
    long had = state.collateral(account);
    var holding = state.custody.put(account.number, asset, held + quantity);
    account.securities = state.custody.securities(account.number);
    long left = state.collateral(account);
    long needed = left < had ? state.margin.total(account) : left;
    if (left < needed) {
      state.custody.put(account.number, asset, held);
      account.securities = state.custody.securities(account.number);
      return new Refusal.OfCommand(RefuseReason.INSUFFICIENT_COLLATERAL, left, needed, name);
    }
    var receipt =
        new Receipt(
            PaymentKind.COLLATERAL,
            asset.number,
            quantity,
            holding.quantity,
            holding.value,
            account.securities);
    state.receipts.keep(account.number, key, receipt);
    events.collateralMoved(account, holding, quantity, Flag.NO, key);
    return null;
  }

  private Refusal.OfCommand repeat(
      Account account, Asset asset, long quantity, Receipt first, String key) {
    boolean same = first.kind() == PaymentKind.COLLATERAL && first.asset() == asset.number;
    if (!same || first.amount() != quantity) {
      return Receipt.duplicate(quantity, first, key);
    }
    events.collateralRepeated(account, first, key);
    return null;
  }
}
