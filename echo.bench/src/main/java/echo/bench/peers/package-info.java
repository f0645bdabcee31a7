/** The peers that are written in Java, each a program; and as little of each as there can be. */
package echo.bench.peers;
