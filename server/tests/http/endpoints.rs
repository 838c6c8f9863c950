//! Every page and server function, listed once, with what is answered to nobody, to a stranger, and to whom it is meant for.
