/** HdrHistogram: histograms of a high dynamic range, and their log format. */
module org.HdrHistogram {
    exports org.HdrHistogram;
}
