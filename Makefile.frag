# What `make` does for sockets: cargo builds, modules/ gets the result under PHP's name.
# The .la is what phpize's own rules for test and install look for.

sockets_sources := $(shell find $(top_srcdir)/src $(top_srcdir)/crates $(top_srcdir)/stubs \
	$(top_srcdir)/.cargo $(top_srcdir)/build.rs $(top_srcdir)/Cargo.toml $(top_srcdir)/Cargo.lock -type f)

# As its own file, so that `sudo make install` after `make` needs no cargo: root often has none.
$(phplibdir)/sockets.so: Makefile $(sockets_sources)
	+cd $(top_srcdir) && PHP="$(PHP_EXECUTABLE)" PHP_CONFIG="$(SOCKETS_PHP_CONFIG)" RUSTC="$(SOCKETS_RUSTC)" \
		$(if $(LIBCLANG_PATH),LIBCLANG_PATH="$(LIBCLANG_PATH)") \
		"$(SOCKETS_CARGO)" build --release --locked --package sockets --target-dir $(top_builddir)/target
	@mkdir -p $(phplibdir)
	@for library in libsockets.so libsockets.dylib; do \
		if test -f $(top_builddir)/target/release/$$library; then \
			cp $(top_builddir)/target/release/$$library $@ || exit 1; \
		fi; \
	done
	@touch $@

$(phplibdir)/sockets.la: $(phplibdir)/sockets.so
	@echo "dlname='sockets.so'" > $@

# Extensions that build on sockets look for this among PHP's headers. A PHP that was built
# without sockets has none; what PHP or its package brought stays, also when a package of
# ours is made on that machine.
sockets_header := $(phpincludedir)/ext/sockets/php_sockets.h

install: install-sockets-header
install-sockets-header:
	@for header in "$(sockets_header)" "$(INSTALL_ROOT)$(sockets_header)"; do \
		if test -f "$$header" && ! grep -q 'Rust implementation of sockets' "$$header"; then \
			echo "Keeping PHP's own header:         $$header"; exit 0; \
		fi; \
	done; \
	echo "Installing header files:          $(INSTALL_ROOT)$(phpincludedir)/ext/sockets/"; \
	mkdir -p "$(INSTALL_ROOT)$(phpincludedir)/ext/sockets" && \
		$(INSTALL_DATA) $(top_srcdir)/packaging/include/php_sockets.h "$(INSTALL_ROOT)$(sockets_header)"
.PHONY: install-sockets-header

# Our tests, unless TESTS names others. What fails here is no matter for PHP's own
# developers, to whom run-tests.php offers to report it; and nothing needs the internet.
TESTS ?= $(top_srcdir)/php-tests
export NO_INTERACTION ?= 1
export SKIP_ONLINE_TESTS ?= 1

clean:
	rm -rf $(top_builddir)/modules $(top_builddir)/.libs
	rm -f $(top_builddir)/tmp-php.ini
	find $(top_srcdir)/php-tests -name '*.phpt' | sed 's/\.phpt$$//' | while read test; do \
		rm -f "$$test.diff" "$$test.exp" "$$test.log" "$$test.out" "$$test.php" "$$test.sh" "$$test.mem"; \
	done
	-"$(SOCKETS_CARGO)" clean --quiet --release --manifest-path $(top_srcdir)/Cargo.toml --target-dir $(top_builddir)/target
