// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import java.util.List;

/// The levels of a book one command changed, best first, with what rests there now; a quantity of 0
/// says the level is gone. `seq` follows the number of the book's last change without a hole.
public record BookChange(int contract, long seq, List<Level> bids, List<Level> asks) {}
