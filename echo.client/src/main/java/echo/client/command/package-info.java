/** What all subcommands share: where to connect to, where words go, how a run ends. */
package echo.client.command;
