module test.bad {
    requires echo.api;

    provides echo.api.ConnectionHandler with
            test.bad.Bad.Fails,
            test.bad.Bad.Overflows,
            test.bad.Bad.Exhausts,
            test.bad.Bad.Hoards,
            test.bad.Bad.Spins,
            test.bad.Bad.Locks,
            test.bad.Bad.Litters;
}
