// SPDX-License-Identifier: Apache-2.0
/// The benchmark administrator at the command line: `./outcry index ...`, a class a command.
package outcry.server.cli.index;
