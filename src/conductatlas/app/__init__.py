"""Wires everything up: settings, services, addresses, the operator's console, the demo."""
