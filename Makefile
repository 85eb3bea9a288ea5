# Every target calls one tool; `make help` lists them.
LOCAL := infra/local

.PHONY: help up status demo down test test-long bench verify screenshots

help: ## list these targets
	@sed -n 's/^\([a-z-]*\): ## \(.*\)/  make \1	\2/p' Makefile | expand -t 22

up: ## build what is stale, start Muster on this machine and say where it is
	@node $(LOCAL)/muster.mjs up

status: ## how each part is doing: state, process, port, memory, uptime
	@node $(LOCAL)/muster.mjs status

demo: ## fire a real Prometheus alert and follow it to the mail
	@node $(LOCAL)/muster.mjs demo

down: ## stop exactly what `make up` started
	@node $(LOCAL)/muster.mjs down

test: ## every test: Java, web, and the running product from outside
	@$(LOCAL)/test.sh

test-long: ## the same with the full figures, for hours rather than minutes
	@MUSTER_TEST_LONG=1 $(LOCAL)/test.sh

bench: ## measure against the baselines (ONLY=name for one)
	@ONLY="$(ONLY)" $(LOCAL)/bench.sh

verify: ## export the event log and prove that nothing in it was changed
	@$(LOCAL)/verify.sh

screenshots: ## take the pictures in docs/ anew from the running product
	@node $(LOCAL)/install.mjs system-tests && npm --prefix system-tests run screenshots
