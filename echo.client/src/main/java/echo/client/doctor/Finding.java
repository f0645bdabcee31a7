package echo.client.doctor;

/**
 * What a check found.
 *
 * @param state how that is for the run
 * @param found what there is
 * @param wanted what there should be
 * @param why what happens otherwise; empty if all is well
 * @param fix the line for a shell that mends it, or a comment where no command does; empty if all
 *     is well
 */
record Finding(State state, String found, String wanted, String why, String fix) {

    static final Finding UNKNOWN = new Finding(State.UNKNOWN, "unknown", "", "", "");

    enum State {
        OK("ok"),
        FAULT("fix"),
        UNKNOWN("unknown");

        private final String word;

        State(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    static Finding of(boolean isOk, String found, String wanted, String why, String fix) {
        return isOk
                ? new Finding(State.OK, found, wanted, "", "")
                : new Finding(State.FAULT, found, wanted, why, fix);
    }

    boolean isFault() {
        return state == State.FAULT;
    }
}
