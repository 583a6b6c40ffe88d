// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.contract.Contract;
import outcry.core.contract.Option;
import outcry.wire.ContractImageDecoder;
import outcry.wire.ContractImageEncoder;
import outcry.wire.ContractListedEncoder;
import outcry.wire.OptionRight;
import outcry.wire.OptionStyle;
import outcry.wire.PremiumStyle;

/// The terms of an option in its listing and in a snapshot; `null` is no option.
final class OptionCodec {
  private OptionCodec() {}

  static void write(Option option, ContractListedEncoder event) {
    if (option == null) {
      event.underlying(0).right(OptionRight.NONE).style(OptionStyle.NONE);
      event.premium(PremiumStyle.NONE).strike(Contract.NONE).expiry(Contract.NO_DATE);
      return;
    }
    event.underlying(option.underlying().number).right(option.right()).style(option.style());
    event.premium(option.premium()).strike(option.strike()).expiry(option.expiry());
  }

  static void write(Option option, ContractImageEncoder record) {
    if (option == null) {
      record.underlying(0).right(OptionRight.NONE).style(OptionStyle.NONE);
      record.premium(PremiumStyle.NONE).strike(Contract.NONE).expiry(Contract.NO_DATE);
      return;
    }
    record.underlying(option.underlying().number).right(option.right()).style(option.style());
    record.premium(option.premium()).strike(option.strike()).expiry(option.expiry());
  }

  static Option read(ContractImageDecoder record, State state) {
    if (record.underlying() == 0) {
      return null;
    }
    return new Option(
        state.contracts.contract(record.underlying()),
        record.right(),
        record.strike(),
        record.style(),
        record.expiry(),
        record.premium());
  }
}
