/**
 * The handlers that come with the image: the small services of RFC 862 to 868, and an echo that
 * misbehaves on purpose.
 *
 * <p>Options stand behind the endpoint, as in {@code echo-server --listen
 * 'tcp://*:19?handler=chargen&rate=64K'}. BYTES is a plain number, or one with K, M or G for powers
 * of 1024. TIME is such as {@code 250ms}, {@code 10s}, {@code 5m} or {@code 1h}, at most {@code
 * 24h}; a number alone is seconds. An option that a handler does not have is an error that lists
 * those it has.
 *
 * <h2>{@code echo}, RFC 862</h2>
 *
 * TCP: sends every byte back, in order, until the peer shuts its side. UDP: sends every datagram
 * back as it is. No options.
 *
 * <p>{@code --listen 'tcp://*:7?handler=echo' --listen 'udp://*:7?handler=echo'}
 *
 * <h2>{@code discard}, RFC 863</h2>
 *
 * TCP: reads and throws away, until the peer shuts its side. UDP: throws away. Nothing is answered.
 * No options.
 *
 * <p>{@code --listen 'tcp://*:9?handler=discard'}
 *
 * <h2>{@code chargen}, RFC 864</h2>
 *
 * TCP: sends lines of 72 of the 95 printable ASCII characters and CR LF, each line beginning one
 * character further, as fast as the peer reads, until it goes away; what it sends is thrown away.
 *
 * <ul>
 *   <li>{@code limit=BYTES}, 1 or more: ends after so many.
 *   <li>{@code rate=BYTES}, 1 or more: no more per second.
 * </ul>
 *
 * <p>{@code --listen 'tcp://*:19?handler=chargen&limit=10M&rate=64K'}
 *
 * <p>UDP: answers each datagram with one of 0 to 512 such characters, a random number of them. No
 * options.
 *
 * <h2>{@code qotd}, RFC 865</h2>
 *
 * TCP: sends a quote of at most 512 characters, and closes. UDP: answers each datagram with one.
 * Which one is random.
 *
 * <ul>
 *   <li>{@code file=PATH}: a file of quotes, in place of the dozen that are built in, with a line
 *       of a single {@code %} between two of them, as in the files of fortune(6). It is read once,
 *       when the server starts. A character is a byte of the file; each line end counts two.
 * </ul>
 *
 * <p>{@code --listen 'tcp://*:17?handler=qotd&file=/etc/echo/quotes'}
 *
 * <h2>{@code daytime}, RFC 867</h2>
 *
 * TCP: sends a line such as {@code Sunday, November 22, 2026 23:55:00-UTC}, with CR LF, and closes.
 * UDP: answers each datagram, an empty one too, with that line, 34 to 44 bytes. No options.
 *
 * <p>{@code --listen 'tcp://*:13?handler=daytime'}
 *
 * <h2>{@code time}, RFC 868</h2>
 *
 * TCP: sends the seconds since 1900-01-01 00:00 UTC, 4 bytes, the highest first, and closes. UDP:
 * answers each datagram, an empty one too, with these. From 2036-02-07 06:28:16 UTC on they count
 * from 0 again. No options.
 *
 * <p>{@code --listen 'udp://*:37?handler=time'}
 *
 * <h2>{@code fault}</h2>
 *
 * TCP: an echo with delays, a limited rate, small writes, stalls, half-closes, resets, early closes
 * and flipped bits, each in a share of the connections or writes, and the same ones again for the
 * same seed. {@link echo.plugins.standard.fault.FaultHandler} has the options, and what they are in
 * terms of Toxiproxy.
 *
 * <p>{@code --listen 'tcp://*:7007?handler=fault&delay=10ms:5,1s:1&reset-after=64K:10&seed=42'}
 *
 * <h2>Before you serve these over UDP</h2>
 *
 * Nothing proves where a datagram comes from. An attacker who forges the source of one can set two
 * such services on each other, which then answer each other's answers without end (CVE-2024-2169
 * has echo, chargen, qotd, daytime and time), or turn answers that are larger than what asks for
 * them on a victim. So:
 *
 * <ul>
 *   <li>No answer is larger than its request, but for those that the RFCs demand: chargen and qotd,
 *       at most 512 bytes; daytime, at most 44; time, 4. Each request gets at most one answer.
 *   <li>The server, not the handlers, withholds answers to the ports of services that would answer
 *       in turn, and limits how many a source gets.
 *   <li>What is not needed is best not listened for, or on {@code udp://localhost} only.
 * </ul>
 */
module echo.plugins.standard {
    requires echo.api;

    provides echo.api.ConnectionHandler with
            echo.plugins.standard.ChargenHandler,
            echo.plugins.standard.DaytimeHandler,
            echo.plugins.standard.DiscardHandler,
            echo.plugins.standard.EchoHandler,
            echo.plugins.standard.QotdHandler,
            echo.plugins.standard.TimeHandler,
            echo.plugins.standard.fault.FaultHandler;
    provides echo.api.DatagramHandler with
            echo.plugins.standard.ChargenDatagramHandler,
            echo.plugins.standard.DaytimeHandler,
            echo.plugins.standard.DiscardHandler,
            echo.plugins.standard.EchoHandler,
            echo.plugins.standard.QotdHandler,
            echo.plugins.standard.TimeHandler;
}
