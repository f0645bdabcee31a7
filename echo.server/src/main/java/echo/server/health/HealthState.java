package echo.server.health;

/** Where the server is between its start and its end. */
public enum HealthState {
    /** Not everything is bound yet. */
    STARTING("starting"),
    /** It takes what comes. */
    READY("ready"),
    /** It takes nothing more, and lets what is open finish. */
    DRAINING("draining");

    private final String word;

    HealthState(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
