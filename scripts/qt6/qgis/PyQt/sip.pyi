from PyQt6.sip import *
