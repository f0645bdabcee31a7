/** What was measured: histograms of times, their tables, logs and assertions. */
package echo.client.latency;
