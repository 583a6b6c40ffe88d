// SPDX-License-Identifier: Apache-2.0
package outcry.core.session;

/// A pause trigger (rule X-20): a trade more than `move` (millionths) away from the lowest or
/// highest trade of the last `window` pauses the contract for `duration`. Times in milliseconds.
public record PauseWindow(long window, long move, long duration) {}
