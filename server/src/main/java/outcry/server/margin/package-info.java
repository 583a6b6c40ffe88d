// SPDX-License-Identifier: Apache-2.0
/// The margin model from files: what `outcry model` reads and writes.
package outcry.server.margin;
