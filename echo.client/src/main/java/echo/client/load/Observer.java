package echo.client.load;

import org.HdrHistogram.Histogram;

/** Is told how a load goes on, by the thread that runs it. */
interface Observer {

    /** Still connecting, or warming up. */
    void preparing(String what);

    /** A second of measuring is over; the histograms are of it alone, and used again after. */
    void second(Second second, Histogram echo, Histogram connect);
}
