package echo.plugins.standard;

/** What qotd says where no file is given: words long in the public domain. */
final class BuiltInQuotes {

    // Parsed when the first is asked for, which loads this class.
    private static final Quotes ALL =
            Quotes.parse(
                    """
                    Begin at the beginning, and go on till you come to the end: then stop.
                                    -- Lewis Carroll
                    %
                    Brevity is the soul of wit.
                                    -- William Shakespeare
                    %
                    If I have seen further it is by standing on the shoulders of giants.
                                    -- Isaac Newton
                    %
                    Knowledge is power.
                                    -- Francis Bacon
                    %
                    No man is an island, entire of itself.
                                    -- John Donne
                    %
                    To err is human; to forgive, divine.
                                    -- Alexander Pope
                    %
                    We must cultivate our garden.
                                    -- Voltaire
                    %
                    Simplify, simplify.
                                    -- Henry David Thoreau
                    %
                    A foolish consistency is the hobgoblin of little minds.
                                    -- Ralph Waldo Emerson
                    %
                    The child is father of the man.
                                    -- William Wordsworth
                    %
                    The Analytical Engine has no pretensions whatever to originate anything.
                    It can do whatever we know how to order it to perform.
                                    -- Ada Lovelace
                    %
                    I think, therefore I am.
                                    -- Rene Descartes
                    """);

    private BuiltInQuotes() {}

    static Quotes all() {
        return ALL;
    }
}
