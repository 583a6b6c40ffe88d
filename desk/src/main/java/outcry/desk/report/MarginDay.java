// SPDX-License-Identifier: Apache-2.0
package outcry.desk.report;

import java.time.LocalDate;

/// The margin account at the end of a day, micro-dollars.
///
/// @param required initial margin of the positions
/// @param cash in the account
/// @param paidIn own money in the account so far: deposits less withdrawals
public record MarginDay(LocalDate date, long required, long cash, long paidIn) {}
